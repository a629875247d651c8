package dev.backsight.reports.text;

import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.Verdict;

/**
 * A verdict on one benchmark in words.
 *
 * @param word one or two words, lower case
 * @param symbol one character that can stand alone where there are no colours
 * @param meaning one sentence for someone who reads it for the first time
 */
public record VerdictText(String word, String symbol, Tone tone, String meaning) {

    public static VerdictText of(Verdict verdict) {
        return switch (verdict) {
            case FAILED ->
                new VerdictText(
                        "failed",
                        "\u2716",
                        Tone.BAD,
                        "It was expected and did not deliver, or what it delivered is no measurement.");
            case INCOMPARABLE ->
                new VerdictText(
                        "not comparable",
                        "\u2260",
                        Tone.BAD,
                        "Both sides have it, but measured in ways that cannot be set against each other.");
            case REMOVED -> new VerdictText("removed", "\u2296", Tone.BAD, "Only the base has it.");
            case ADDED ->
                new VerdictText(
                        "added", "\u2295", Tone.CALM, "Only the head has it, so there is nothing to compare it with.");
            case REGRESSED ->
                new VerdictText(
                        "regressed",
                        "\u25b2",
                        Tone.BAD,
                        "Worse by more than the tolerance; shown with the correction for the whole suite.");
            case UNSTABLE ->
                new VerdictText(
                        "unstable",
                        "\u25a1",
                        Tone.OPEN,
                        "It drifts inside its forks or jumps between two levels, so its average means little.");
            case IMPROVED ->
                new VerdictText(
                        "improved",
                        "\u25bc",
                        Tone.GOOD,
                        "Better by more than the tolerance; shown with the correction for the whole suite.");
            case UNCHANGED ->
                new VerdictText(
                        "unchanged",
                        "\u25cf",
                        Tone.CALM,
                        "Shown to lie within the tolerance, which is more than finding no difference.");
            case INCONCLUSIVE ->
                new VerdictText(
                        "inconclusive",
                        "\u25c7",
                        Tone.OPEN,
                        "The measurement was too noisy or too short to tell; it may be slower or not.");
        };
    }

    /** The verdict of one comparison of a check: calm where the policy exempts it, open where nobody can rely on it. */
    public static VerdictText of(CheckReport report, Comparison comparison) {
        VerdictText text = of(comparison.verdict());
        if (report.disowns(comparison)) {
            return new VerdictText(text.word, text.symbol, Tone.OPEN, text.meaning);
        }
        return comparison.standing().kind() == Standing.Kind.GATING
                ? text
                : new VerdictText(text.word, text.symbol, Tone.CALM, text.meaning);
    }

    /** What stands in the place of a side's number where there is none. */
    public static String absent(Comparison comparison) {
        return comparison.proven() ? "same code" : "none";
    }

    /** Lower-case key of a verdict, for identifiers and class attributes. */
    public static String key(Verdict verdict) {
        return switch (verdict) {
            case FAILED -> "failed";
            case INCOMPARABLE -> "incomparable";
            case REMOVED -> "removed";
            case ADDED -> "added";
            case REGRESSED -> "regressed";
            case UNSTABLE -> "unstable";
            case IMPROVED -> "improved";
            case UNCHANGED -> "unchanged";
            case INCONCLUSIVE -> "inconclusive";
        };
    }
}
