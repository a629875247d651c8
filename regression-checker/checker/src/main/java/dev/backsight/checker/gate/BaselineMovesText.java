package dev.backsight.checker.gate;

import dev.backsight.checker.compare.Amount;
import dev.backsight.checker.compare.Percent;
import dev.backsight.checker.model.Acceptance;
import dev.backsight.checker.model.AcceptedMove;
import dev.backsight.checker.model.BaselineHistory;
import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.SuiteHistory;
import dev.backsight.checker.model.SuiteHistory.Fate;
import dev.backsight.checker.model.SuiteHistory.Link;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A {@link BaselineHistory} for a terminal or a log. */
public final class BaselineMovesText {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String NONE = "-";
    private static final int STEPS = 6;
    private static final int ID = 10;

    private final BaselineHistory history;
    private final StringBuilder text = new StringBuilder();

    private BaselineMovesText(BaselineHistory history) {
        this.history = history;
    }

    public static String render(BaselineHistory history) {
        BaselineMovesText out = new BaselineMovesText(history);
        out.line("Accepted numbers "
                + (history.from() == null
                        ? "up to " + history.to().shortName() + ", against the oldest"
                        : "from " + history.from().shortName() + " to "
                                + history.to().shortName()));
        if (history.cutOff()) {
            out.line("This clone is shallow: what was accepted before its first commit is missing"
                    + " (git fetch --unshallow).");
        }
        if (history.suites().isEmpty()) {
            out.line("No baseline was ever committed there.");
        }
        history.suites().forEach(out::suite);
        return out.text.toString();
    }

    private void suite(SuiteHistory suite) {
        line("");
        line(PlainText.of(suite.environment() + " / " + suite.suite()) + ": " + summary(suite));
        chain(suite.chain());
        if (!suite.moves().isEmpty()) {
            line("");
            moves(suite);
            String oldest = suite.chain().stream()
                    .map(Link::measured)
                    .filter(measured -> measured != null)
                    .findFirst()
                    .orElse(null);
            if (oldest != null) {
                line("  The ranges leave out what the machine itself changed between the measuring times; lockstep does"
                        + " not: check --base git:" + oldest.substring(0, ID));
            }
        }
    }

    private String summary(SuiteHistory suite) {
        if (suite.fate() == Fate.REMOVED) {
            return "gone";
        }
        if (suite.fate() == Fate.ADDED) {
            return "new";
        }
        if (suite.moves().isEmpty()) {
            boolean passedOver = suite.chain().stream().anyMatch(link -> link.acceptance() == null);
            return history.from() != null
                    ? "the same"
                    : (passedOver ? "only one can be read" : "accepted once") + ", so nothing adds up yet";
        }
        long worse = suite.moves().stream().filter(AcceptedMove::worse).count();
        long better = suite.moves().stream().filter(AcceptedMove::better).count();
        long addUp = suite.moves().stream().filter(AcceptedMove::addsUp).count();
        return worse + " of " + suite.moves().size() + " numbers worse, " + better + " better"
                + (addUp == 0 ? "" : "; " + addUp + " moved the same way step by step");
    }

    private void chain(List<Link> chain) {
        List<List<String>> rows = new ArrayList<>();
        for (Link link : chain) {
            @Nullable Acceptance acceptance = link.acceptance();
            rows.add(
                    acceptance == null
                            ? List.of(link.commit().substring(0, ID), NONE, NONE, NONE, link.note())
                            : List.of(
                                    link.commit().substring(0, ID),
                                    WHEN.format(acceptance.at()),
                                    acceptance.by(),
                                    link.measured() == null
                                            ? NONE
                                            : link.measured().substring(0, ID),
                                    acceptance.reason() + (link.note().isEmpty() ? "" : " (" + link.note() + ")")));
        }
        table(List.of("IN", "ACCEPTED (UTC)", "BY", "MEASURED", "REASON"), rows);
    }

    private void moves(SuiteHistory suite) {
        boolean stepwise = suite.moves().stream().anyMatch(move -> move.steps().size() > 1);
        List<List<String>> rows = new ArrayList<>();
        for (AcceptedMove move : suite.moves()) {
            @Nullable Change change = move.change();
            String unit = move.metric().unit().symbol();
            rows.add(List.of(
                    move.benchmark().label(),
                    move.metric().name(),
                    number(move.before(), unit),
                    number(move.after(), unit),
                    change == null ? NONE : Percent.signed(change.estimate()),
                    change == null ? NONE : range(change),
                    stepwise ? steps(move) : "",
                    remark(move)));
        }
        table(
                List.of("BENCHMARK", "METRIC", "BEFORE", "AFTER", "CHANGE", "95 % RANGE", stepwise ? "STEPS" : "", ""),
                rows);
    }

    private static String remark(AcceptedMove move) {
        String way = move.worse() ? "worse" : move.better() ? "better" : move.note();
        return way + (move.addsUp() ? ", adds up" : "");
    }

    private static String range(Change change) {
        return Double.isInfinite(change.high())
                ? NONE // a single fork has no spread
                : Percent.signed(change.low()) + " to " + Percent.signed(change.high());
    }

    /** The latest where they are many. */
    private static String steps(AcceptedMove move) {
        int first = Math.max(0, move.steps().size() - STEPS);
        List<String> steps = new ArrayList<>();
        if (first > 0) {
            steps.add("...");
        }
        for (double step : move.steps().subList(first, move.steps().size())) {
            steps.add(Double.isNaN(step) ? NONE : Percent.signed(step).replace(" ", ""));
        }
        return String.join(" ", steps);
    }

    private static String number(@Nullable Double value, String unit) {
        return value == null ? NONE : Amount.of(value, unit);
    }

    private void table(List<String> head, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>(List.of(head));
        all.addAll(rows);
        Columns.align(all).lines().forEach(row -> line("  " + row));
    }

    private void line(String line) {
        text.append(line).append(System.lineSeparator());
    }
}
