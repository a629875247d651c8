package dev.backsight.checker.gate;

import dev.backsight.checker.baseline.Baselines;
import dev.backsight.checker.fitness.Examination;
import dev.backsight.checker.machine.EnvironmentProbe;
import dev.backsight.checker.machine.MachineInspection;
import dev.backsight.checker.model.BaselineOutlook;
import dev.backsight.checker.model.DoctorReport;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.UnusableInputException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Examines this machine as a place to measure, and says what a check here would be compared with. Measures no benchmark. */
public final class Doctor {

    /** The suite's name where nobody names one. */
    private static final String DEFAULT_SUITE = "default";

    private Doctor() {}

    /** @throws UnusableInputException when the java program cannot be started with these flags */
    public static DoctorReport examine(DoctorRequest request) {
        Environment environment = new EnvironmentProbe().probe(request.java(), request.jvmArgs(), request.data(), null);
        Baselines baselines = new Baselines(request.baselines());
        Outlook outlook = new Outlook(baselines, environment, request.workingDirectory());
        List<BaselineOutlook> outlooks =
                suites(request, baselines).stream().map(outlook::of).toList();
        return new DoctorReport(
                environment,
                outlooks,
                Examination.of(new MachineInspection()
                        .inspect(request.java(), request.jvmArgs(), request.data(), request.variables())));
    }

    private static SortedSet<String> suites(DoctorRequest request, Baselines baselines) {
        if (request.suite() != null) {
            return new TreeSet<>(List.of(request.suite()));
        }
        SortedSet<String> suites = baselines.suites();
        return suites.isEmpty() ? new TreeSet<>(List.of(DEFAULT_SUITE)) : suites;
    }
}
