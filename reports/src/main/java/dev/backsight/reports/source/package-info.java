/**
 * Finds where a benchmark's method stands in the sources of the repository at hand, so that a finding can point there.
 * The one place of this module that reads files; renderers are handed what it found.
 */
@NullMarked
package dev.backsight.reports.source;

import org.jspecify.annotations.NullMarked;
