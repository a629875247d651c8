package dev.backsight.reports.html;

import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.util.List;

/**
 * A picture and the same in numbers, for whoever cannot see it or wants to know.
 *
 * @param note how to read it
 * @param columns headings of the table
 * @param rows as many cells as there are columns; the first names the row
 */
record Figure(String caption, SafeString picture, String note, List<String> columns, List<List<String>> rows) {

    Figure {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("a row of " + row.size() + " cells under " + columns);
            }
        }
    }
}
