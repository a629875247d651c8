package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkGlob;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Side;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What making a run the baseline would do: to whom it would do harm unseen, and how the accepted numbers would move.
 *
 * @param objections why it must not become the baseline, a sentence each; empty where nothing speaks against it
 * @param changes a line for each benchmark whose time differs from that of the run it replaces, and for each other metric
 *     that became worse or better, worst first
 */
public record BaselineChange(List<String> objections, List<String> changes) {

    public BaselineChange {
        objections = List.copyOf(objections);
        changes = List.copyOf(changes);
    }

    /**
     * @param replaced the baseline so far; null if there is none
     * @param accepting benchmarks that may be slower than before, unstable, or gone
     * @param dirty whether uncommitted changes are meant
     */
    public static BaselineChange of(
            @Nullable Run replaced, Run run, Policy policy, List<BenchmarkGlob> accepting, boolean dirty) {
        List<String> objections = new ArrayList<>(ofItself(run, dirty));
        Set<BenchmarkId> known = new TreeSet<>(run.benchmarks());
        List<Comparison> comparisons = List.of();
        if (replaced != null) {
            known.addAll(replaced.benchmarks());
            comparisons = RunComparison.compare(replaced, run, "the baseline", policy, false)
                    .comparisons();
        }
        for (BenchmarkGlob glob : accepting) {
            if (known.stream().noneMatch(glob::matches)) {
                objections.add("'" + glob.text() + "' matches no benchmark of either run");
            }
        }
        for (Measurement measurement : run.measurements()) {
            unstable(measurement, policy, accepting).ifPresent(objections::add);
        }
        List<String> changes = new ArrayList<>();
        for (Comparison comparison : comparisons) {
            // Muted and advisory ones, too: what fails no check now must not be out of sight for good.
            if (comparison.verdict() == Verdict.REGRESSED && !named(comparison.benchmark(), accepting)) {
                objections.add(regressed(comparison));
            }
            if (comparison.verdict() == Verdict.REMOVED
                    && comparison.failing()
                    && !named(comparison.benchmark(), accepting)) {
                objections.add(removed(comparison));
            }
            if (moved(comparison) && (comparison.metric().family() == MetricFamily.TIME || decided(comparison))) {
                changes.add(line(comparison));
            }
        }
        return new BaselineChange(objections, changes);
    }

    private static List<String> ofItself(Run run, boolean dirty) {
        List<String> objections = new ArrayList<>();
        if (!run.complete()) {
            objections.add("the run broke off before its end: measure again");
        }
        if (!run.failures().isEmpty()) {
            objections.add("these benchmarks failed: "
                    + String.join(
                            ", ",
                            run.failures().stream()
                                    .map(failure -> failure.id().label())
                                    .toList()));
        }
        if (run.environment().deciding().isEmpty()) {
            objections.add("the run does not say where it was measured: measure it with 'record'");
        }
        if (run.revision() != null && run.revision().dirty() && !dirty) {
            objections.add("it was measured with uncommitted changes, which nobody can build again: commit and measure"
                    + " again, or say that it is meant (--dirty)");
        }
        return objections;
    }

    private static Optional<String> unstable(Measurement measurement, Policy policy, List<BenchmarkGlob> accepting) {
        BenchmarkId id = measurement.id();
        if (named(id, accepting) || policy.standing(id, Verdict.UNSTABLE).kind() != Standing.Kind.GATING) {
            return Optional.empty();
        }
        return Stability.ofRun(
                        measurement, policy.tolerance(id, measurement.metric().family()))
                .map(reason -> id.label() + " is unstable (" + reason + "); " + howToAccept(id));
    }

    private static String regressed(Comparison comparison) {
        Change change = Objects.requireNonNull(comparison.change());
        return comparison.benchmark().label() + ", " + comparison.metric().name() + ", is worse by "
                + Percent.of(change.estimate()) + " (" + Percent.signed(change.low()) + " to "
                + Percent.signed(change.high()) + ") than what it would replace; "
                + howToAccept(comparison.benchmark());
    }

    private static String removed(Comparison comparison) {
        return comparison.benchmark().label() + " is in the baseline, and was not measured: measure the whole suite; if"
                + " the benchmark is gone, account for it in policy.yaml (removed: {reason: ...}), or name it:"
                + " --accepting '" + comparison.benchmark().name() + "'";
    }

    private static String howToAccept(BenchmarkId id) {
        return "if that is meant, name it: --accepting '" + id.name() + "'";
    }

    private static boolean named(BenchmarkId id, List<BenchmarkGlob> accepting) {
        return accepting.stream().anyMatch(glob -> glob.matches(id));
    }

    private static boolean decided(Comparison comparison) {
        return comparison.verdict() == Verdict.REGRESSED || comparison.verdict() == Verdict.IMPROVED;
    }

    private static boolean moved(Comparison comparison) {
        return switch (comparison.verdict()) {
            case ADDED, REMOVED -> true;
            case REGRESSED, IMPROVED, UNCHANGED, INCONCLUSIVE, UNSTABLE -> comparison.change() != null;
            case FAILED, INCOMPARABLE -> false;
        };
    }

    private static String line(Comparison comparison) {
        boolean time = comparison.metric().family() == MetricFamily.TIME;
        String what = comparison.benchmark().label()
                + (time ? "" : ", " + comparison.metric().name());
        return switch (comparison.verdict()) {
            case ADDED -> what + ": new";
            case REMOVED -> what + ": gone";
            default ->
                what + ": " + text(comparison.base()) + " -> " + text(comparison.head())
                        + (comparison.change() == null
                                ? ""
                                : " (" + Percent.signed(comparison.change().estimate()) + ")");
        };
    }

    private static String text(@Nullable Side side) {
        return side == null ? "none" : Amount.of(side.location(), side.unit().symbol());
    }
}
