/** Bound by the processor: all data fits its first caches, and nothing is left for the collector to speak of. */
@NullMarked
package dev.backsight.workloads.cpu;

import org.jspecify.annotations.NullMarked;
