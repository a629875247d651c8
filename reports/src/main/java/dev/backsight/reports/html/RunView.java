package dev.backsight.reports.html;

import dev.backsight.checker.model.Acceptance;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Jvm;
import dev.backsight.checker.model.Machine;
import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.RunSummary;
import dev.backsight.reports.text.Moment;
import dev.backsight.reports.text.Printable;
import dev.backsight.reports.text.Typography;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One side of the check.
 *
 * @param facts what is known of it, name and value
 * @param accepted what became of the numbers that this baseline replaced, a line a benchmark; empty for another run
 */
record RunView(String role, String label, List<Fact> facts, List<String> accepted) {

    record Fact(String name, String value, String note) {}

    private static final int LONGEST = 300;
    private static final int MOST_CHANGES = 500;

    static RunView of(String role, RunSummary run) {
        List<Fact> facts = new ArrayList<>();
        Revision revision = run.revision();
        if (revision == null) {
            add(facts, "Commit", "not known", "");
        } else {
            add(
                    facts,
                    "Commit",
                    revision.commit().substring(0, 10),
                    revision.dirty() ? "with uncommitted changes" : "");
            add(facts, "Subject", revision.title(), "");
        }
        add(facts, "Measured", run.measuredAt() == null ? "not known" : Moment.text(run.measuredAt()), "");
        Acceptance acceptance = run.acceptance();
        if (acceptance != null) {
            add(facts, "Accepted", Moment.text(acceptance.at()) + " by " + acceptance.by(), "");
            add(facts, "Reason", acceptance.reason(), "");
            if (acceptance.previous() != null) {
                add(facts, "Replaced", shortened(acceptance.previous()), "");
            }
        }
        Environment environment = run.environment();
        add(facts, "Machine", machine(environment.machine()), "");
        add(facts, "JDK", jvm(environment.jvm()), "");
        add(facts, "JVM flags", flags(environment.jvm()), "");
        return new RunView(
                role,
                run.label().equalsIgnoreCase(role) ? "" : text(run.label()),
                List.copyOf(facts),
                acceptance == null
                        ? List.of()
                        : acceptance.changes().stream()
                                .limit(MOST_CHANGES)
                                .map(RunView::text)
                                .toList());
    }

    private static String machine(Machine machine) {
        List<String> parts = new ArrayList<>();
        addPart(parts, machine.cpuModel());
        if (machine.usableCpus() != null) {
            parts.add(machine.usableCpus() + (machine.usableCpus() == 1 ? " CPU" : " CPUs"));
        }
        if (machine.memoryBytes() != null) {
            parts.add(BigDecimal.valueOf(machine.memoryBytes() / 0x1p30).setScale(1, RoundingMode.HALF_EVEN) + " GiB");
        }
        addPart(parts, joined(machine.osFamily(), machine.osVersion()));
        addPart(parts, machine.architecture());
        addPart(parts, machine.diskKind());
        return String.join(", ", parts);
    }

    private static String jvm(Jvm jvm) {
        List<String> parts = new ArrayList<>();
        addPart(parts, joined(jvm.vendor(), jvm.version()));
        addPart(parts, jvm.name());
        addPart(parts, jvm.gc());
        return String.join(", ", parts);
    }

    private static String flags(Jvm jvm) {
        List<String> flags = jvm.flags();
        return flags == null || flags.isEmpty() ? "" : String.join(" ", flags);
    }

    private static String joined(@Nullable String first, @Nullable String second) {
        return ((first == null ? "" : first) + " " + (second == null ? "" : second)).strip();
    }

    private static void addPart(List<String> parts, @Nullable String part) {
        if (part != null && !part.isBlank()) {
            parts.add(part);
        }
    }

    private static void add(List<Fact> facts, String name, String value, String note) {
        if (!value.isBlank()) {
            facts.add(new Fact(name, text(value), note));
        }
    }

    private static String shortened(String commit) {
        return commit.toLowerCase(Locale.ROOT).matches("[0-9a-f]{40,64}") ? commit.substring(0, 10) : commit;
    }

    private static String text(String foreign) {
        return Printable.line(foreign, LONGEST, Typography.RICH);
    }
}
