package dev.backsight.checker.gate;

import java.util.List;

/** Plain text in columns. */
final class Columns {

    private static final String GAP = "  ";

    private Columns() {}

    /** @param table text of any origin */
    static String align(List<List<String>> table) {
        List<List<String>> rows = table.stream()
                .map(row -> row.stream().map(PlainText::of).toList())
                .toList();
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i))
                        .append(" ".repeat(widths[i] - row.get(i).length()))
                        .append(GAP);
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }
}
