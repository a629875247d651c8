package dev.backsight.reports;

import dev.backsight.reports.text.Printable;
import dev.backsight.reports.text.TextWidth;
import dev.backsight.reports.text.Typography;
import java.util.List;

/** Foreign text broken between words to the width of a console. */
final class Paragraph {

    private static final int LONGEST = 1000;
    private static final int INDENT = 4;

    private Paragraph() {}

    /**
     * Lines with their line ends.
     *
     * @param start printed before the text; the other lines are indented as far, up to four columns
     * @param startWidth columns that {@code start} takes, less than its length where it is coloured
     */
    static String wrap(String start, int startWidth, String foreign, int width) {
        String indent = " ".repeat(Math.min(startWidth, INDENT));
        StringBuilder lines = new StringBuilder(start);
        int column = startWidth;
        boolean first = true;
        String text = Printable.line(foreign, LONGEST, Typography.PLAIN);
        for (String word : List.of(text.strip().split(" +", -1))) {
            String piece = TextWidth.cut(word, width - indent.length(), Typography.PLAIN);
            int size = (first ? 0 : 1) + TextWidth.of(piece);
            if (column + size > width) {
                lines.append('\n').append(indent);
                column = indent.length();
                size = TextWidth.of(piece);
            } else if (!first) {
                lines.append(' ');
            }
            lines.append(piece);
            column += size;
            first = false;
        }
        return lines.append('\n').toString();
    }
}
