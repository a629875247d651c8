package dev.backsight.reports.export;

import dev.backsight.reports.text.Printable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rows of fields as RFC 4180 separates and quotes them. Numbers are written for programs; texts are foreign, and made
 * harmless where a spreadsheet opens the file: one that begins like a formula gets an apostrophe before it (OWASP, "CSV
 * Injection"), also behind a semicolon, because that separates fields where a comma separates decimals.
 */
final class CsvText {

    /** What a spreadsheet takes for the beginning of a formula, in its full-width forms too. */
    private static final Pattern FORMULA =
            Pattern.compile("(^|;)([\\s'\"]*)([=+@|%\\-\\uff1d\\uff0b\\uff0d\\uff20\\u2212])");

    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",;\\r\\n]|^\\s|\\s$");

    private final StringBuilder out = new StringBuilder();
    private boolean first = true;

    void text(String foreign) {
        String harmless = FORMULA.matcher(Printable.line(foreign)).replaceAll("$1'$2$3");
        field(NEEDS_QUOTES.matcher(harmless).find() ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless);
    }

    /** The shortest text that reads back exactly; empty where there is no finite number. */
    void number(@Nullable Double value) {
        field(value != null && Double.isFinite(value) ? Double.toString(value) : "");
    }

    void number(@Nullable Integer value) {
        field(value == null ? "" : Integer.toString(value));
    }

    void endRow() {
        out.append("\r\n");
        first = true;
    }

    private void field(String text) {
        out.append(first ? "" : ",").append(text);
        first = false;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
