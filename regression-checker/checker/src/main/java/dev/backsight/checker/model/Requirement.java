package dev.backsight.checker.model;

/**
 * What a gate must be shown to do, and whether it was.
 *
 * @param mustBe the demand, e.g. {@code <= 1 %}
 * @param measured the figure with its interval; a reason where there is none
 * @param limitedBy what keeps it from being reached; empty where nothing does
 */
public record Requirement(String what, String mustBe, String measured, Outcome outcome, String limitedBy) {

    public enum Outcome {
        REACHED,
        NOT_REACHED,
        /** Nothing is demanded, or nothing was measured. */
        NOT_JUDGED
    }
}
