package dev.backsight.checker.measure;

import dev.backsight.checker.jmh.ListedBenchmark;
import java.util.ArrayList;
import java.util.List;

/** The JMH options that hand JVM arguments to forks. */
public final class ForkArguments {

    /**
     * JMH allows one run per machine by a lock file that anybody's run may hold; whether to measure beside others is
     * not for it to decide. An argument of JMH's own JVM; forks inherit it, where it does nothing.
     */
    public static final String WAIVE_LOCK = "-Djmh.ignoreLock=true";

    private ForkArguments() {}

    /**
     * {@code -jvmArgs} and {@code -jvmArgsAppend} would displace what {@code @Fork} says under these names, and both
     * are common. {@code jvmArgsPrepend} is rare, and repeated here. Given once, JMH splits its value at blanks and
     * drops quotes; given several times, it takes each as it is, hence the harmless first one.
     *
     * @param jvmArgs before whatever the benchmark's own {@code @Fork} asks for, which therefore wins
     */
    public static List<String> of(List<String> jvmArgs, ListedBenchmark benchmark) {
        if (jvmArgs.isEmpty()) {
            return List.of();
        }
        List<String> options = new ArrayList<>(List.of("-jvmArgsPrepend", WAIVE_LOCK));
        jvmArgs.forEach(arg -> options.addAll(List.of("-jvmArgsPrepend", arg)));
        benchmark.jvmArgsPrepend().forEach(arg -> options.addAll(List.of("-jvmArgsPrepend", arg)));
        return options;
    }
}
