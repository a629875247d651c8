package dev.backsight.turnstile;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads the beginning of a file that the kernel makes up when it is read. */
final class SmallFile {

    private static final int MOST_BYTES = 1024;

    private SmallFile() {}

    static String read(File file) throws IOException {
        byte[] bytes = new byte[MOST_BYTES];
        try (InputStream in = new FileInputStream(file)) {
            int length = Math.max(0, in.read(bytes));
            return new String(bytes, 0, length, StandardCharsets.US_ASCII);
        }
    }
}
