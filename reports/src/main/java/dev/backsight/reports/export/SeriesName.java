package dev.backsight.reports.export;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Mode;
import dev.backsight.reports.text.Printable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name under which a tool files a benchmark's values from run to run: fully qualified, with what else tells
 * benchmarks apart. {@code org.example.StorePut.put size=1MiB [sample] x4}.
 */
final class SeriesName {

    private static final int HASHED_BYTES = 8;

    private SeriesName() {}

    static String of(BenchmarkId id) {
        StringBuilder name = new StringBuilder(id.name());
        if (!id.params().isEmpty()) {
            name.append(' ').append(id.paramText());
        }
        if (id.mode() != Mode.AVERAGE_TIME) {
            name.append(" [").append(id.mode().jmhName()).append(']');
        }
        if (id.threads() > 1) {
            name.append(" x").append(id.threads());
        }
        return Printable.line(name.toString());
    }

    /**
     * At most {@code most} UTF-16 units, for tools that refuse more. What is cut off is replaced by a hash of the whole,
     * so that two long names stay two and each is the same in every run.
     */
    static String within(String name, int most) {
        if (name.length() <= most) {
            return name;
        }
        String hash = "~" + HexFormat.of().formatHex(sha256(name), 0, HASHED_BYTES);
        int end = most - hash.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + hash;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
