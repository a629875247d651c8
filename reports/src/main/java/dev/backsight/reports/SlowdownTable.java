package dev.backsight.reports;

import dev.backsight.checker.model.CertificationReport;
import dev.backsight.checker.model.Characteristics;
import dev.backsight.checker.model.InjectedSlowdown;
import dev.backsight.checker.model.RecordedSlowdown;
import dev.backsight.reports.text.Moment;
import dev.backsight.reports.text.Percent;
import dev.backsight.reports.text.Share;
import dev.backsight.reports.text.Typography;
import dev.backsight.reports.text.WorkloadName;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Heads that really did more work, as plain text: what was measured of it, and how often the gate finds it. */
public final class SlowdownTable {

    private static final Typography PLAIN = Typography.PLAIN;
    private static final int NAME = 44;

    private final CertificationReport shown;
    private final List<InjectedSlowdown> tried;
    private final List<Duration> budgets;
    private final StringBuilder out = new StringBuilder();

    private SlowdownTable(CertificationReport shown) {
        this.shown = shown;
        Characteristics gate = shown.characteristics();
        this.tried = gate == null ? List.of() : gate.injected();
        this.budgets =
                tried.stream().map(InjectedSlowdown::budget).distinct().sorted().toList();
    }

    /** Ends with a line break; empty where nothing was slowed. */
    public static String render(CertificationReport shown) {
        SlowdownTable table = new SlowdownTable(shown);
        if (!shown.slowdowns().isEmpty()) {
            table.render();
        }
        return table.out.toString();
    }

    private void render() {
        line("REALLY SLOWER: head does more of the same work; what pairs show of it, in time");
        if (!tried.isEmpty()) {
            line("and how often such a benchmark is REGRESSED within a budget, and its 95 %% interval holds the truth,"
                    + " in per cent of " + tried.get(0).found().of() + " suites");
        }
        StringBuilder columns = new StringBuilder();
        budgets.forEach(budget -> columns.append(String.format(Locale.ROOT, " %9s %5s", Moment.text(budget), "holds")));
        line("%-" + NAME + "s %6s %5s %9s  %-22s%s", "benchmark", "more", "pairs", "mean", "95 % interval", columns);
        for (RecordedSlowdown row : shown.slowdowns()) {
            line(
                    "%-" + NAME + "s %6s %5d %9s  %-22s%s%s",
                    WorkloadName.of(row.benchmark(), NAME, PLAIN),
                    Percent.setting(row.truth(), PLAIN),
                    row.pairs(),
                    Share.signed(row.mean()),
                    Share.interval(row.low(), row.high()),
                    found(row),
                    row.holdsTruth() ? "" : "  OFF");
        }
        long held =
                shown.slowdowns().stream().filter(RecordedSlowdown::holdsTruth).count();
        line(
                "%d of %d intervals of the mean hold what was built in",
                held, shown.slowdowns().size());
    }

    private String found(RecordedSlowdown row) {
        StringBuilder cells = new StringBuilder();
        for (Duration budget : budgets) {
            InjectedSlowdown cell = tried.stream()
                    .filter(each -> each.benchmark().equals(row.benchmark())
                            && each.truth() == row.truth()
                            && each.budget().equals(budget))
                    .findFirst()
                    .orElse(null);
            cells.append(String.format(
                    Locale.ROOT,
                    " %9s %5s",
                    cell == null ? "" : Share.points(cell.found()),
                    cell == null ? "" : Share.points(cell.covered())));
        }
        return cells.toString();
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }
}
