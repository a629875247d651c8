package dev.backsight.checker.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The virtual machine that ran the benchmarks. Null means unknown.
 *
 * @param vendor e.g. {@code Eclipse Adoptium}
 * @param version e.g. {@code 17.0.15}
 * @param name e.g. {@code OpenJDK 64-Bit Server VM}
 * @param gc the collector chosen for the whole run, e.g. {@code G1}; null where benchmarks choose their own
 * @param flags JVM flags given for the whole run by its user, without the harness's own {@code -Djmh.*}
 */
public record Jvm(
        @Nullable String vendor,
        @Nullable String version,
        @Nullable String name,
        @Nullable String gc,
        @Nullable List<String> flags) {

    public static final Jvm UNKNOWN = new Jvm(null, null, null, null, null);

    public Jvm {
        flags = flags == null ? null : List.copyOf(flags);
    }

    /** The feature release: {@code 17} of {@code 17.0.15}, {@code 8} of {@code 1.8.0_402}. */
    public @Nullable String major() {
        if (version == null) {
            return null;
        }
        String plain = version.startsWith("1.") ? version.substring(2) : version;
        int end = 0;
        while (end < plain.length() && Character.isDigit(plain.charAt(end))) {
            end++;
        }
        return end == 0 ? version : plain.substring(0, end);
    }
}
