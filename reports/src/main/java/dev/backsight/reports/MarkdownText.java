package dev.backsight.reports;

import dev.backsight.reports.text.Printable;
import dev.backsight.reports.text.Typography;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Foreign text made harmless inside GitHub Flavored Markdown, in table cells too. Nothing in it becomes markup, a link,
 * a mention that notifies someone, or a reference that shows up elsewhere.
 */
final class MarkdownText {

    /** Renders as nothing and keeps what is on its two sides apart. */
    private static final String BREAK = "&#8203;";

    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private MarkdownText() {}

    /** Running text. */
    static String prose(String foreign, int most) {
        String text = Printable.line(foreign, most, Typography.RICH).strip();
        StringBuilder prose = new StringBuilder(text.length() + 32);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> prose.append("&amp;");
                case '<' -> prose.append("&lt;");
                case '>' -> prose.append("&gt;");
                case '\\', '`', '*', '_', '[', ']', '|', '~', '!', '$', '{', '}' ->
                    prose.append('\\').append(c);
                case '@' -> prose.append('@').append(BREAK);
                case '#' -> prose.append("\\#").append(BREAK);
                // Cuts "https://" and "mailto:" short of being a link.
                case ':' -> prose.append(':').append(i + 1 < text.length() && text.charAt(i + 1) != ' ' ? BREAK : "");
                case '.' ->
                    prose.append(text.regionMatches(true, i - 3, "www", 0, 3) ? BREAK : "")
                            .append(endsListNumber(text, i) ? "\\." : ".");
                case ')' -> prose.append(endsListNumber(text, i) ? "\\)" : ")");
                case '-', '+', '=' -> prose.append(i == 0 ? "\\" : "").append(c);
                default -> prose.append(c);
            }
        }
        return prose.toString();
    }

    /** A name, as a code span inside a table cell. */
    static String code(String foreign, int most) {
        String text = Printable.line(foreign, most, Typography.RICH).strip();
        if (text.isEmpty()) {
            return "";
        }
        // A table is cut at its pipes before code spans are looked for; a backslash before an escaped pipe would free
        // it.
        String cell = text.replace("\\|", "\\ |").replace("|", "\\|");
        int longest = 0;
        Matcher runs = BACKTICKS.matcher(cell);
        while (runs.find()) {
            longest = Math.max(longest, runs.end() - runs.start());
        }
        String fence = "`".repeat(longest + 1);
        String pad = longest > 0 ? " " : "";
        return fence + pad + cell + pad + fence;
    }

    /** Whether only digits precede and a space follows: together they would start a numbered list. */
    private static boolean endsListNumber(String text, int index) {
        boolean last = index + 1 == text.length() || text.charAt(index + 1) == ' ';
        return index > 0 && last && text.substring(0, index).chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
