package dev.backsight.checker.git;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The last lines of a log that a program is writing, fit for a terminal. */
final class LogTail {

    private static final int MOST_BYTES = 32 << 10;
    private static final int MOST_LINE_LENGTH = 400;
    /** Colours and cursor movements first, or their remains would stand in the text. */
    private static final Pattern CONTROL = Pattern.compile("\\x1b\\[[0-9;?]*[ -/]*[@-~]|[\\p{Cntrl}&&[^\\t]]");

    private LogTail() {}

    /** At most so many of the last lines that are not blank. */
    static List<String> of(Path log, int lines) throws IOException {
        List<String> all = end(log).lines()
                .map(line -> CONTROL.matcher(line).replaceAll("").stripTrailing())
                .filter(line -> !line.isEmpty())
                .map(line -> line.length() <= MOST_LINE_LENGTH ? line : line.substring(0, MOST_LINE_LENGTH) + "…")
                .toList();
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    private static String end(Path log) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(file.length(), MOST_BYTES)];
            file.seek(file.length() - bytes.length);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
