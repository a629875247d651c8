package dev.backsight.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Contents to put, and a look at what a store has on disk. */
public final class Contents {

    private Contents() {}

    public static byte[] random(long seed, int size) {
        byte[] content = new byte[size];
        new Random(seed).nextBytes(content);
        return content;
    }

    public static byte[] text(long seed, int size) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(size + 16);
        while (text.length() < size) {
            text.append("word").append(random.nextInt(500)).append(' ');
        }
        return text.substring(0, size).getBytes(StandardCharsets.US_ASCII);
    }

    /** Stretches of 10,000 bytes, by turns text and random. */
    public static byte[] halfRandom(long seed, int size) {
        byte[] content = random(seed, size);
        byte[] text = text(seed, size);
        for (int from = 0; from < size; from += 20_000) {
            int length = Math.min(10_000, size - from);
            System.arraycopy(text, from, content, from, length);
        }
        return content;
    }

    public static List<Path> stored(Path root) {
        return files(root.resolve("contents"));
    }

    public static List<Path> temporary(Path root) {
        return files(root.resolve("temporary"));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
