package dev.backsight.benchmarks.access;

import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.store.Durability;
import dev.backsight.store.access.AccessControl;
import dev.backsight.store.access.Grant;
import dev.backsight.store.access.Principal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Access control in a folder of this fork, begun anew where its audit log, which only grows, has grown large. */
final class BoundedAccess implements Closeable {

    /** Of a log that is kept: some 60 MB. */
    static final long MOST_ENTRIES = 250_000;

    private static final Principal ADMIN = new Principal("admin");

    private final int principals;
    private final Durability durability;
    private final long mostEntries;
    private ForkDirectory directory;
    private AccessControl control;

    private BoundedAccess(
            int principals, Durability durability, long mostEntries, ForkDirectory directory, AccessControl control) {
        this.principals = principals;
        this.durability = durability;
        this.mostEntries = mostEntries;
        this.directory = directory;
        this.control = control;
    }

    static BoundedAccess open(int principals, Durability durability, long mostEntries) throws IOException {
        ForkDirectory directory = ForkDirectory.create();
        return new BoundedAccess(
                principals, durability, mostEntries, directory, begin(directory, principals, durability));
    }

    private static AccessControl begin(ForkDirectory directory, int principals, Durability durability)
            throws IOException {
        AccessControl control = AccessControl.open(directory.path().resolve("access"), ADMIN, durability);
        for (Grant grant : Requests.grants(principals)) {
            control.grant(ADMIN, grant);
        }
        return control;
    }

    AccessControl control() {
        return control;
    }

    /** The last lines of the audit log as they are in its file, the oldest first, each with its line feed. */
    byte[][] lastEntries(int count) throws IOException {
        try (Stream<Path> files = Files.walk(directory.path())) {
            // The name of a segment is the number of its first entry.
            Path segment = files.filter(file -> file.toString().endsWith(".log"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            List<String> lines = Files.readAllLines(segment);
            return lines.subList(lines.size() - count, lines.size()).stream()
                    .map(line -> (line + "\n").getBytes(StandardCharsets.UTF_8))
                    .toArray(byte[][]::new);
        }
    }

    /** Replaces a log that has become too long. */
    void bound() throws IOException {
        if (control.auditHead().sequence() >= mostEntries) {
            close();
            directory = ForkDirectory.create();
            control = begin(directory, principals, durability);
        }
    }

    @Override
    public void close() throws IOException {
        control.close();
        directory.close();
    }
}
