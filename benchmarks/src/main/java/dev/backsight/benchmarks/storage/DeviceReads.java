package dev.backsight.benchmarks.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process fetched from devices, as Linux counts it: see proc(5). */
final class DeviceReads {

    private static final Path COUNTS = Path.of("/proc/self/io");
    private static final String FETCHED = "read_bytes: ";

    private DeviceReads() {}

    /** In bytes since the process began, whichever thread asked for them. */
    static long bytes() throws IOException {
        for (String line : Files.readAllLines(COUNTS)) {
            if (line.startsWith(FETCHED)) {
                return Long.parseLong(line.substring(FETCHED.length()));
            }
        }
        throw new IOException(COUNTS + " does not say what was fetched from devices");
    }
}
