package dev.backsight.checker.compare;

import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.SuiteShift;
import dev.backsight.checker.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The outcome of a comparison and the sentence that says it. */
final class Headline {

    private Headline() {}

    /**
     * @param complete whether both sides were measured to the end
     */
    static CheckVerdict verdict(List<Comparison> comparisons, @Nullable SuiteShift suiteShift, boolean complete) {
        boolean comparable = comparisons.stream().anyMatch(Headline::compared);
        if (!comparable && comparisons.stream().noneMatch(c -> c.verdict() == Verdict.FAILED)) {
            return complete ? CheckVerdict.INCOMPARABLE : CheckVerdict.INCOMPLETE;
        }
        if (!complete) {
            return CheckVerdict.INCOMPLETE;
        }
        if ((suiteShift != null && suiteShift.failing())
                || comparisons.stream().anyMatch(c -> c.failing() && c.verdict() == Verdict.REGRESSED)) {
            return CheckVerdict.REGRESSED;
        }
        if (comparisons.stream().anyMatch(Comparison::failing)) {
            return CheckVerdict.FAILED;
        }
        return comparisons.stream().anyMatch(Comparison::undecided) ? CheckVerdict.INCONCLUSIVE : CheckVerdict.PASSED;
    }

    private static boolean compared(Comparison comparison) {
        return switch (comparison.verdict()) {
            case REGRESSED, UNSTABLE, IMPROVED, UNCHANGED, INCONCLUSIVE -> true;
            case FAILED, INCOMPARABLE, REMOVED, ADDED -> false;
        };
    }

    /** @param baseLabel what head was compared with, e.g. {@code the baseline of 1f2e3d4c5b} */
    static String of(
            CheckVerdict verdict, List<Comparison> comparisons, @Nullable SuiteShift suiteShift, String baseLabel) {
        if (suiteShift == null || !suiteShift.slower() || verdict == CheckVerdict.INCOMPLETE) {
            return of(verdict, comparisons, baseLabel);
        }
        String whole = "The suite as a whole is slower than " + baseLabel + " by " + inWords(suiteShift) + ".";
        return suiteShift.failing() && failing(comparisons, Verdict.REGRESSED).isEmpty()
                ? whole + others(comparisons)
                : of(verdict, comparisons, baseLabel) + " " + whole;
    }

    private static String inWords(SuiteShift shift) {
        return Percent.of(shift.estimate()) + " (" + Percent.signed(shift.low()) + " to " + Percent.signed(shift.high())
                + "), more than the " + Percent.of(shift.tolerance()) + " accepted of all benchmarks together";
    }

    private static String of(CheckVerdict verdict, List<Comparison> comparisons, String baseLabel) {
        long benchmarks =
                comparisons.stream().map(Comparison::benchmark).distinct().count();
        return switch (verdict) {
            case REGRESSED -> regressed(comparisons, benchmarks, baseLabel);
            case FAILED -> failed(comparisons, benchmarks);
            case INCONCLUSIVE ->
                "No regression against " + baseLabel + " was found, but " + undecided(comparisons) + " of "
                        + count(benchmarks) + " could not be judged.";
            case PASSED -> "All of " + count(benchmarks) + " are within tolerance of " + baseLabel + ", or better.";
            case INCOMPLETE -> "Measuring broke off: nothing can be said about the suite as a whole.";
            case INCOMPARABLE ->
                "Nothing could be compared with " + baseLabel + ": "
                        + comparisons.stream()
                                .map(Comparison::explanation)
                                .findFirst()
                                .orElse("the sides have no benchmark in common")
                        + ".";
            case RECORDED -> throw new IllegalArgumentException("two runs were compared, not one recorded");
        };
    }

    static String ofAlone(CheckVerdict verdict, int failed, int benchmarks) {
        return switch (verdict) {
            case FAILED ->
                failed + " of " + count(benchmarks) + " failed; there was nothing to compare the others with.";
            case INCOMPLETE -> "Measuring broke off, and there was nothing to compare with.";
            default -> count(benchmarks) + " recorded; there was nothing to compare with.";
        };
    }

    private static String regressed(List<Comparison> comparisons, long benchmarks, String baseLabel) {
        List<Comparison> worse = failing(comparisons, Verdict.REGRESSED);
        Change largest = Objects.requireNonNull(worse.get(0).change());
        for (Comparison comparison : worse) {
            Change change = Objects.requireNonNull(comparison.change());
            if (change.estimate() > largest.estimate()) {
                largest = change;
            }
        }
        long slower = worse.stream().map(Comparison::benchmark).distinct().count();
        return slower + " of " + count(benchmarks) + (slower == 1 ? " is" : " are") + " worse than " + baseLabel
                + "; the largest change is " + Percent.signed(largest.estimate()) + " ("
                + Percent.signed(largest.low()) + " to " + Percent.signed(largest.high()) + ")."
                + others(comparisons);
    }

    private static String others(List<Comparison> comparisons) {
        List<String> parts = new ArrayList<>();
        for (Verdict verdict : List.of(Verdict.FAILED, Verdict.INCOMPARABLE, Verdict.REMOVED)) {
            int number = failing(comparisons, verdict).size();
            if (number > 0) {
                parts.add(number + " " + verdict);
            }
        }
        return parts.isEmpty() ? "" : " Also " + String.join(", ", parts) + ".";
    }

    private static String failed(List<Comparison> comparisons, long benchmarks) {
        long failing = comparisons.stream()
                .filter(Comparison::failing)
                .map(Comparison::benchmark)
                .distinct()
                .count();
        return failing + " of " + count(benchmarks) + " could not be gated." + others(comparisons);
    }

    private static long undecided(List<Comparison> comparisons) {
        return comparisons.stream()
                .filter(Comparison::undecided)
                .map(Comparison::benchmark)
                .distinct()
                .count();
    }

    private static List<Comparison> failing(List<Comparison> comparisons, Verdict verdict) {
        return comparisons.stream()
                .filter(c -> c.failing() && c.verdict() == verdict)
                .toList();
    }

    private static String count(long benchmarks) {
        return benchmarks + (benchmarks == 1 ? " benchmark" : " benchmarks");
    }
}
