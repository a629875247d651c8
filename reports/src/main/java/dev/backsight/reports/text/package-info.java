/**
 * Numbers, units, changes, times and verdicts in words, the same in every rendering and in every locale; and foreign
 * text made harmless.
 */
@NullMarked
package dev.backsight.reports.text;

import org.jspecify.annotations.NullMarked;
