package dev.backsight.store.monitor.export;

/** One field of a CSV row, harmless to parsers and to spreadsheets. */
final class CsvField {

    /** The second four are the full-width forms, which some spreadsheets take for the first. */
    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private CsvField() {}

    /**
     * Quotes what has to be quoted (RFC 4180, 2.6 and 2.7). Text that a spreadsheet might run as a formula gets an
     * apostrophe in front, as OWASP's page on CSV injection advises: text that begins with one of {@code = + - @}, tab
     * or a line break, be it after blanks. Fields of ours that begin so are all numbers, none of them negative.
     */
    static String encode(String text) {
        String stripped = text.stripLeading();
        boolean formula = beginsWithOneOf("\t\r\n", text) || beginsWithOneOf(FORMULA, stripped);
        String safe = formula ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static boolean beginsWithOneOf(String characters, String text) {
        return !text.isEmpty() && characters.indexOf(text.charAt(0)) >= 0;
    }
}
