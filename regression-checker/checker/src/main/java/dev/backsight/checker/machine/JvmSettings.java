package dev.backsight.checker.machine;

import dev.backsight.checker.fitness.JvmState;
import dev.backsight.checker.model.Jvm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a JVM prints of itself under {@code -XshowSettings:properties -XX:+PrintFlagsFinal}. */
final class JvmSettings {

    /** Every JVM of this user takes flags from these, as HotSpot and the launcher document it. */
    private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private static final Pattern PROPERTY = Pattern.compile("    (java\\.vm\\.info|jdk\\.debug) = (.*)");
    private static final Pattern TIER = Pattern.compile("\\s*intx TieredStopAtLevel\\s*:?=\\s*(\\d)\\b.*");
    private static final Pattern SERIAL = Pattern.compile("\\s*bool UseSerialGC\\s*:?=\\s*true\\b.*\\bergonomic\\b.*");

    private JvmSettings() {}

    static JvmState parse(String output, List<String> flags, Map<String, String> variables) {
        Jvm jvm = JvmProbe.parse(output, flags);
        Map<String, String> properties = new HashMap<>();
        Integer tier = null;
        boolean chosen = false;
        for (String line : output.lines().toList()) {
            Matcher property = PROPERTY.matcher(line);
            Matcher level = TIER.matcher(line);
            if (property.matches()) {
                properties.put(property.group(1), property.group(2).strip());
            } else if (level.matches()) {
                tier = Integer.valueOf(level.group(1));
            }
            chosen |= SERIAL.matcher(line).matches();
        }
        return new JvmState(
                jvm.version(),
                jvm.name(),
                orNull(properties.get("jdk.debug")),
                orNull(properties.get("java.vm.info")),
                tier,
                jvm.gc(),
                chosen,
                flags,
                given(variables));
    }

    private static SortedMap<String, String> given(Map<String, String> variables) {
        SortedMap<String, String> given = new TreeMap<>();
        for (String name : VARIABLES) {
            String value = variables.getOrDefault(name, "");
            if (!value.isBlank()) {
                given.put(name, value);
            }
        }
        return given;
    }

    private static @Nullable String orNull(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }
}
