package dev.backsight.checker.fitness;

import dev.backsight.checker.model.Finding;
import dev.backsight.checker.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What changes how fast a processor runs while nobody changes the code. */
final class FrequencyFindings {

    private FrequencyFindings() {}

    static List<Finding> of(FrequencyState frequency, ProcessorState processors) {
        List<Finding> findings = new ArrayList<>();
        if (!frequency.governors().isEmpty()) {
            findings.add(governor(frequency));
        } else if (processors.virtual()) {
            findings.add(new Finding(
                    "frequency-governor",
                    Severity.NOTE,
                    "a virtual machine: its host sets the processors' frequency, and nothing here shows it",
                    "It may differ between two measuring times, and no report will show that it did.",
                    "Compare builds in lockstep (--base auto, git: or a jar) rather than with saved numbers."));
        }
        if (frequency.turbo() != null) {
            findings.add(turbo(frequency, frequency.turbo()));
        }
        return findings;
    }

    private static Finding governor(FrequencyState frequency) {
        String by = frequency.driver() == null ? "" : " (driver " + frequency.driver() + ")";
        String names = String.join(", ", frequency.governors());
        if (frequency.governors().equals(Set.of("performance"))) {
            return Finding.fine("frequency-governor", "frequency governor: performance" + by);
        }
        return new Finding(
                "frequency-governor",
                Severity.WARNING,
                "frequency governor: " + names + by,
                "A processor that had nothing to do starts a slice slowly and speeds up within it, by as much as its"
                        + " range of frequencies allows; how far depends on what ran before.",
                "sudo cpupower frequency-set --governor performance (until the next start of the machine)");
    }

    private static Finding turbo(FrequencyState frequency, boolean on) {
        if (!on) {
            return Finding.fine("turbo", "turbo is off: the processors keep to their nominal frequency");
        }
        boolean intel = frequency.driver() != null && frequency.driver().startsWith("intel_");
        return new Finding(
                "turbo",
                Severity.NOTE,
                "turbo is on: the processors exceed their nominal frequency while they are cool and few are busy",
                "The speed depends on temperature and on what the other cores do, commonly by 10 % and more between an"
                        + " idle and a busy machine. Builds that take turns share it; saved numbers do not.",
                (intel
                                ? "echo 1 | sudo tee /sys/devices/system/cpu/intel_pstate/no_turbo"
                                : "echo 0 | sudo tee /sys/devices/system/cpu/cpufreq/boost")
                        + " (until the next start of the machine)");
    }
}
