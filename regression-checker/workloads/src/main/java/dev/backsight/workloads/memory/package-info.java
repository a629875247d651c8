/** Bound by memory: every access goes to an array or a map many times larger than the second-level cache. */
@NullMarked
package dev.backsight.workloads.memory;

import org.jspecify.annotations.NullMarked;
