package dev.backsight.checker.machine;

import dev.backsight.checker.model.Jvm;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks a {@code java} program what it is, and which collector it chooses under given flags. */
final class JvmProbe {

    private static final String HARNESS = "-Djmh.";
    /** As HotSpot prints it: {@code bool UseG1GC = true {product} {ergonomic}}. */
    private static final Pattern COLLECTOR = Pattern.compile(
            "\\s*bool Use(G1|Parallel|Serial|Z|Shenandoah|Epsilon|ConcMarkSweep)GC\\s*:?=\\s*true\\b.*");

    private static final Pattern PROPERTY = Pattern.compile("    ([\\w.]+) = (.*)");

    private JvmProbe() {}

    /** @throws UnusableInputException when it cannot be started or refuses the flags */
    static Jvm probe(Path java, List<String> userFlags) {
        List<String> flags = ofUser(userFlags);
        return parse(settings(java, flags), flags);
    }

    /** Without what the harness adds. */
    static List<String> ofUser(List<String> flags) {
        return flags.stream().filter(flag -> !flag.startsWith(HARNESS)).toList();
    }

    /**
     * Its properties and flags, as it prints them.
     *
     * @throws UnusableInputException when it cannot be started or refuses the flags
     */
    static String settings(Path java, List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(flags);
        command.addAll(List.of("-XshowSettings:properties", "-XX:+PrintFlagsFinal", "-version"));
        ShortCommand.Answer answer = ShortCommand.run(command);
        if (answer == null) {
            throw new UnusableInputException(java + ": cannot be started; name the java program of a JDK");
        }
        if (answer.exitCode() != 0) {
            throw new UnusableInputException(java + ": does not start with the JVM flags " + flags + ": "
                    + answer.text()
                            .strip()
                            .lines()
                            .limit(5)
                            .reduce((a, b) -> a + "; " + b)
                            .orElse("it says nothing"));
        }
        return answer.text();
    }

    static Jvm parse(String output, List<String> flags) {
        String gc = null;
        String vendor = null;
        String version = null;
        String name = null;
        for (String line : output.lines().toList()) {
            Matcher collector = COLLECTOR.matcher(line);
            Matcher property = PROPERTY.matcher(line);
            if (collector.matches()) {
                gc = collectorName(collector.group(1));
            } else if (property.matches()) {
                String value = property.group(2).strip();
                switch (property.group(1)) {
                    case "java.vendor" -> vendor = orNull(value);
                    case "java.version" -> version = orNull(value);
                    case "java.vm.name" -> name = orNull(value);
                    default -> {}
                }
            }
        }
        return new Jvm(vendor, version, name, gc, flags);
    }

    private static String collectorName(String option) {
        return switch (option) {
            case "Z" -> "ZGC";
            case "ConcMarkSweep" -> "CMS";
            default -> option;
        };
    }

    private static @Nullable String orNull(String value) {
        return value.isEmpty() ? null : value;
    }
}
