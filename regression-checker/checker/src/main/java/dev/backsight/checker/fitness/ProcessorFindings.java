package dev.backsight.checker.fitness;

import dev.backsight.checker.model.Finding;
import dev.backsight.checker.model.Severity;
import java.util.ArrayList;
import java.util.List;

/** How many processors there are for a benchmark, its JVM and the rest of the system. */
final class ProcessorFindings {

    /** One for the benchmark, one for its compilers and collector, and some for the rest of the system. */
    private static final int ENOUGH = 4;

    private ProcessorFindings() {}

    static List<Finding> of(ProcessorState processors) {
        List<Finding> findings = new ArrayList<>();
        findings.add(count(processors));
        Integer online = processors.online();
        Integer cores = processors.cores();
        if (online != null && cores != null && cores < online) {
            findings.add(new Finding(
                    "hardware-threads",
                    Severity.NOTE,
                    Quantity.processors(online) + " are hardware threads of " + cores
                            + (cores == 1 ? " core" : " cores"),
                    "How fast a benchmark runs depends on whether its core's other thread is busy; a collector or"
                            + " compiler that lands there slows it.",
                    "Leave the machine to the measurement; or switch the second threads off: echo off | sudo tee"
                            + " /sys/devices/system/cpu/smt/control"));
        }
        return findings;
    }

    private static Finding count(ProcessorState processors) {
        Integer online = processors.online();
        String seen = Quantity.processors(processors.usable())
                + (online == null || online == processors.usable()
                        ? ""
                        : " of the machine's " + online + " may be used");
        if (processors.usable() >= ENOUGH) {
            return Finding.fine("processors", seen);
        }
        boolean alone = processors.usable() == 1;
        return new Finding(
                "processors",
                alone ? Severity.SEVERE : Severity.NOTE,
                seen,
                alone
                        ? "The benchmark shares it with its own JVM's compilers and collector, and with the other"
                                + " build's while that waits for its turn."
                        : "A benchmark of several threads, or one that keeps its collector busy, competes with its own"
                                + " JVM and the rest of the system.",
                alone
                        ? "Measure where there are 2 processors at least."
                        : "Measure where there are " + ENOUGH + " processors or more.");
    }
}
