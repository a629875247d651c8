/**
 * Turns one {@link dev.backsight.checker.model.CheckReport} into what people and machines read: an HTML page, a Markdown
 * summary, a table for the console, JUnit XML, SARIF, CSV and the formats of other tools. Renders what the report says
 * and decides nothing.
 */
@NullMarked
package dev.backsight.reports;

import org.jspecify.annotations.NullMarked;
