package dev.backsight.reports.text;

/** How urgent a verdict is, the gravest first; steers colour only where a word and a shape say the same. */
public enum Tone {
    BAD,
    OPEN,
    GOOD,
    CALM;

    /** Lower-case name, as in class attributes. */
    public String key() {
        return switch (this) {
            case BAD -> "bad";
            case OPEN -> "open";
            case GOOD -> "good";
            case CALM -> "calm";
        };
    }
}
