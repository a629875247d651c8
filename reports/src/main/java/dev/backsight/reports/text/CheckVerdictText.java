package dev.backsight.reports.text;

import dev.backsight.checker.model.CheckVerdict;

/**
 * The outcome of a whole check in words.
 *
 * @param word one or two words, capitalised
 * @param symbol one character that can stand alone where there are no colours
 */
public record CheckVerdictText(String word, String symbol, Tone tone) {

    public static CheckVerdictText of(CheckVerdict verdict) {
        return switch (verdict) {
            case PASSED -> new CheckVerdictText("Passed", "\u2713", Tone.GOOD);
            case RECORDED -> new CheckVerdictText("Recorded", "\u25cf", Tone.CALM);
            case REGRESSED -> new CheckVerdictText("Regressed", "\u25b2", Tone.BAD);
            case FAILED -> new CheckVerdictText("Failed", "\u2716", Tone.BAD);
            case INCONCLUSIVE -> new CheckVerdictText("Inconclusive", "\u25c7", Tone.OPEN);
            case INCOMPLETE -> new CheckVerdictText("Incomplete", "\u2716", Tone.BAD);
            case INCOMPARABLE -> new CheckVerdictText("Not comparable", "\u2260", Tone.BAD);
        };
    }
}
