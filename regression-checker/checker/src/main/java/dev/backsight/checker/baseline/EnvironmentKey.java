package dev.backsight.checker.baseline;

import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Machine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The name of the folder that holds an environment's baselines: a few readable words, and eight hexadecimal digits of
 * the SHA-256 over every field that decides comparability, e.g. {@code linux-amd64-2cpu-24gib-jdk17-4b8f0c1d}.
 */
final class EnvironmentKey {

    private EnvironmentKey() {}

    static String of(Environment environment) {
        Map<String, String> deciding = environment.deciding();
        if (deciding.isEmpty()) {
            throw new IllegalArgumentException("nothing is known of the environment, so it has no name");
        }
        return slug(environment) + "-" + hash(deciding);
    }

    private static String slug(Environment environment) {
        Machine machine = environment.machine();
        List<String> words = new ArrayList<>();
        add(words, machine.osFamily(), "");
        add(words, machine.architecture(), "");
        add(words, machine.usableCpus(), "cpu");
        add(words, machine.memoryClass(), "");
        if (environment.jvm().major() != null) {
            words.add("jdk" + environment.jvm().major());
        }
        return words.stream()
                .map(word -> word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "_"))
                .collect(Collectors.joining("-"));
    }

    private static void add(List<String> words, @Nullable Object value, String unit) {
        if (value != null) {
            words.add(value + unit);
        }
    }

    private static String hash(Map<String, String> fields) {
        String text = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue() + "\n")
                .sorted()
                .collect(Collectors.joining());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
