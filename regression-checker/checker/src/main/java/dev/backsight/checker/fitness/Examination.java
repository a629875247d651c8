package dev.backsight.checker.fitness;

import dev.backsight.checker.model.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything that is to be said of a machine. */
public final class Examination {

    private Examination() {}

    /** Worst first; what the system does not tell is left out. */
    public static List<Finding> of(MachineState machine) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(LoadFindings.of(machine.load(), machine.processors()));
        if (machine.stolen() != null) {
            findings.add(SharedProcessorFindings.ofStolen(machine.stolen()));
        }
        if (machine.withheld() != null) {
            findings.add(SharedProcessorFindings.ofWithheld(machine.withheld()));
        }
        findings.addAll(QuotaFindings.of(machine.quota()));
        findings.addAll(FrequencyFindings.of(machine.frequency(), machine.processors()));
        findings.addAll(ProcessorFindings.of(machine.processors()));
        findings.add(TimerFindings.of(machine.timer()));
        findings.addAll(MemoryFindings.of(machine.memory()));
        findings.addAll(DiskFindings.of(machine.disk()));
        findings.addAll(JvmFindings.of(machine.jvm()));
        findings.sort(Comparator.comparing(Finding::severity).reversed());
        return List.copyOf(findings);
    }
}
