/** What being watched costs. */
@NullMarked
package dev.backsight.benchmarks.monitor;

import org.jspecify.annotations.NullMarked;
