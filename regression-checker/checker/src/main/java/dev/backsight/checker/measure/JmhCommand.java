package dev.backsight.checker.measure;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that runs one fork of a group of benchmarks. */
final class JmhCommand {

    private static final String HOST = "dev.backsight.turnstile.SoloHost";
    private static final String LIFELINE = "dev.backsight.turnstile.Lifeline";

    private JmhCommand() {}

    /** @param turnstile the jar by which JVMs end when whoever started them is gone */
    static List<String> of(Harness harness, Path turnstile, ForkGroup group, Path resultFile) {
        ForkGroup.Selection selection = group.selection();
        List<String> command = new ArrayList<>();
        command.add(harness.java().toString());
        // No memory or collector flags here: forks inherit the host's unless a benchmark has its own.
        command.add(ForkArguments.WAIVE_LOCK);
        command.addAll(List.of("-cp", turnstile + File.pathSeparator + harness.classPath(), HOST));
        command.add(harness.mainClass());
        // JMH looks the expression up anywhere in "package.Class.method", and one name may begin another.
        command.add("^\\Q" + selection.name() + "\\E$");
        command.addAll(List.of("-bm", selection.mode().jmhName()));
        // Always, so that @Threads(MAX) is what was expected and not what JMH would find out by a search of its own.
        // For @Group the sum over its methods, which JMH then need not round up.
        command.addAll(List.of("-t", Integer.toString(selection.threads())));
        selection.params().forEach((name, value) -> command.addAll(List.of("-p", name + "=" + value)));
        // @Fork(0) and @Fork(warmups) would measure inside the host, or double the cost.
        command.addAll(List.of("-f", "1", "-wf", "0"));
        command.addAll(ForkArguments.of(harness.jvmArgs(), group.benchmarks().get(0)));
        command.addAll(List.of("-prof", LIFELINE, "-prof", "gc", "-foe", "false", "-v", "NORMAL"));
        command.addAll(List.of("-rf", "json", "-rff", resultFile.toString()));
        command.addAll(harness.jmhArgs());
        return command;
    }
}
