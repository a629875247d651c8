package dev.backsight.checker.history;

import dev.backsight.checker.format.CheckFile;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * {@code <directory>/<suite>/<time of the check, UTC>-<8 random digits>.json}, each a {@code check.json}: names sort as
 * checks followed each other, and no two processes write the same.
 */
final class DirectoryHistory implements CheckHistory {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String SUFFIX = ".json";

    private final Path directory;

    DirectoryHistory(Path directory) {
        this.directory = directory;
    }

    @Override
    public void requireUsable() {
        try {
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, "writable", ".tmp"));
        } catch (IOException e) {
            throw new UnusableInputException(
                    directory + ": the history cannot be written here (" + e + "): name another directory", e);
        }
    }

    @Override
    public void add(CheckReport report) {
        CheckFile.write(fileFor(report.suite().name(), report.createdAt()), report);
    }

    private Path fileFor(String suite, Instant time) {
        String random = UUID.randomUUID().toString().substring(0, 8);
        return directory.resolve(suite).resolve(TIME.format(time) + "-" + random + SUFFIX);
    }

    @Override
    public List<CheckReport> latest(String suite, int most) {
        Path folder = directory.resolve(suite);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing((Path file) -> file.toString()).reversed())
                    .limit(most)
                    .map(CheckFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UnusableInputException(folder + ": cannot be listed: " + e, e);
        }
    }

    @Override
    public String name() {
        return directory.toString();
    }
}
