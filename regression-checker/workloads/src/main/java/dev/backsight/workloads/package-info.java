/**
 * Work of known size: benchmarks whose operation can be made longer by a whole number of percent of the same work, a
 * package for each kind of resource that bounds them. What the gate is measured with.
 */
@NullMarked
package dev.backsight.workloads;

import org.jspecify.annotations.NullMarked;
