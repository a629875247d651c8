package dev.backsight.checker.model;

import java.util.List;

/**
 * What is to be expected of a measurement on this machine.
 *
 * @param outlooks for each suite, what it would be compared with
 * @param findings about the machine and its JVM, worst first
 */
public record DoctorReport(Environment environment, List<BaselineOutlook> outlooks, List<Finding> findings) {

    public DoctorReport {
        outlooks = List.copyOf(outlooks);
        findings = List.copyOf(findings);
    }
}
