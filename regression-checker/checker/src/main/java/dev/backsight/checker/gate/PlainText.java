package dev.backsight.checker.gate;

/** Text out of files that anybody may have written, for terminals, which obey control characters. */
final class PlainText {

    private PlainText() {}

    /** With a blank for each run of white space, and {@code ?} for what else is no visible character. */
    static String of(String text) {
        return text.strip().replaceAll("\\s+", " ").replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    }
}
