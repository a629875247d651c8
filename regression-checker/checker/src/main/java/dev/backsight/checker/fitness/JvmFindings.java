package dev.backsight.checker.fitness;

import dev.backsight.checker.model.Finding;
import dev.backsight.checker.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM that is not the one users run, or is told to behave otherwise. */
final class JvmFindings {

    private static final int ALL_COMPILERS = 4;
    private static final Set<String> ASSERTIONS = Set.of("-ea", "-enableassertions", "-esa", "-enablesystemassertions");
    private static final String FLAG_AWAY =
            "Leave the flag away where benchmarks are measured, unless it is what is to be measured.";

    private JvmFindings() {}

    static List<Finding> of(JvmState jvm) {
        List<Finding> findings = new ArrayList<>();
        if (jvm.build() != null && !jvm.build().equals("release")) {
            findings.add(new Finding(
                    "jvm-build",
                    Severity.SEVERE,
                    "the JDK is a debug build (" + jvm.build() + ")",
                    "Its JVM checks itself all the time: it is several times slower, and not in proportion.",
                    "Name the java of a release build: --java <file> (Maven: -Dbacksight.java)."));
        } else if (jvm.version() != null && jvm.version().contains("-")) {
            findings.add(new Finding(
                    "jvm-build",
                    Severity.NOTE,
                    "the JDK is no general release (" + jvm.version() + ")",
                    "The next build of it may be faster or slower, and both call themselves by one number.",
                    "Accept baselines with a general release."));
        }
        findings.addAll(compiling(jvm));
        findings.addAll(told(jvm));
        if ("Serial".equals(jvm.collector()) && jvm.collectorByJvm()) {
            findings.add(new Finding(
                    "collector",
                    Severity.NOTE,
                    "the JVM chose the serial collector, because it sees fewer than 2 processors or less than 2 GB",
                    "On a larger machine it chooses G1, which costs code other things: numbers of the two say nothing of"
                            + " each other.",
                    "Choose one: --jvm-arg=-XX:+UseG1GC."));
        }
        if (findings.isEmpty()) {
            findings.add(Finding.fine(
                    "jvm",
                    Stream.of(jvm.version(), jvm.name(), jvm.collector())
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining(", ", "JDK ", ", without flags that slow it down"))));
        }
        return findings;
    }

    private static List<Finding> compiling(JvmState jvm) {
        String mode = jvm.mode() == null ? "" : jvm.mode();
        String name = jvm.name() == null ? "" : jvm.name();
        if (mode.startsWith("interpreted") || name.contains("Zero")) {
            return List.of(new Finding(
                    "jvm-mode",
                    Severity.SEVERE,
                    "the JVM interprets: " + (name.contains("Zero") ? name : mode),
                    "Code runs ten to a hundred times slower than users see it, and other code becomes the slowest.",
                    "Drop -Xint, or name the java of another JDK: --java <file> (Maven: -Dbacksight.java)."));
        }
        if (mode.startsWith("compiled")) {
            return List.of(new Finding(
                    "jvm-mode",
                    Severity.WARNING,
                    "the JVM compiles before it knows what runs often: " + mode,
                    "Without a profile it inlines worse: numbers are not those of the same code in use.",
                    "Drop -Xcomp."));
        }
        if ((jvm.tier() != null && jvm.tier() < ALL_COMPILERS) || name.contains("Client")) {
            return List.of(new Finding(
                    "jvm-mode",
                    Severity.WARNING,
                    name.contains("Client") ? name : "the JVM stops at compiler tier " + jvm.tier(),
                    "Code stays at what the quick compiler makes of it, often two to three times slower than users"
                            + " see it.",
                    "Drop -XX:TieredStopAtLevel, or use a JDK with a server compiler."));
        }
        return List.of();
    }

    private static List<Finding> told(JvmState jvm) {
        List<Finding> findings = new ArrayList<>();
        if (!jvm.variables().isEmpty()) {
            findings.add(new Finding(
                    "jvm-variables",
                    Severity.WARNING,
                    jvm.variables().entrySet().stream()
                            .map(variable -> variable.getKey() + " is set: " + withoutValues(variable.getValue()))
                            .collect(Collectors.joining("; ")),
                    "Every JVM started here obeys it, and neither run.json nor a baseline says so: numbers that differ"
                            + " for it look alike.",
                    "unset " + String.join(" ", jvm.variables().keySet())
                            + "; flags that are meant are given as --jvm-arg, which is recorded."));
        }
        List<String> flags = Stream.concat(
                        jvm.flags().stream(),
                        jvm.variables().values().stream()
                                .flatMap(text -> Stream.of(text.strip().split("\\s+"))))
                .toList();
        List<String> assertions = flags.stream()
                .filter(flag -> ASSERTIONS.contains(flag.replaceFirst(":.*", "")))
                .toList();
        if (!assertions.isEmpty()) {
            findings.add(new Finding(
                    "assertions",
                    Severity.WARNING,
                    "assertions are on: " + String.join(" ", assertions),
                    "Checks are measured that users do not run, and methods grow too large to be inlined.",
                    FLAG_AWAY));
        }
        List<String> agents = flags.stream()
                .filter(flag -> flag.matches("-(javaagent|agentlib|agentpath):.*|-Xdebug|-Xrunjdwp.*"))
                .map(flag -> flag.replaceFirst("=.*", ""))
                .toList();
        if (!agents.isEmpty()) {
            findings.add(new Finding(
                    "agents",
                    Severity.WARNING,
                    "agents are loaded: " + String.join(" ", agents),
                    "They change classes or ask the JVM for more than it does by itself; the code measured is theirs"
                            + " too.",
                    FLAG_AWAY));
        }
        return findings;
    }

    /** A property's value, or an agent's options, may be a password, and a log is no place for it. */
    private static String withoutValues(String flags) {
        return flags.strip()
                .replaceAll(
                        "(-D[^=\\s]+|-(?:javaagent|agentlib|agentpath):[^=\\s]+)=(?:\"[^\"]*\"|'[^']*'|\\S)*+",
                        "$1=...");
    }
}
