/**
 * A check in formats that other programs read: rows for a spreadsheet or a script, and head's values for tools that keep
 * them from one run to the next. Values are in units that do not depend on what a benchmark happened to be reported in,
 * so that such a history goes on when the report's unit changes.
 */
@NullMarked
package dev.backsight.reports.export;

import org.jspecify.annotations.NullMarked;
