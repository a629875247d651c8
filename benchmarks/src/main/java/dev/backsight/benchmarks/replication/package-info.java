/**
 * Benchmarks of copies of the store: peers that agree on every change, and the queue of a mirror that follows behind. All
 * peers run in the benchmark's own JVM and write to one disk: what is measured is the work of three, on one machine, with
 * loopback for a network. Ratis' threads run whenever they have something to do, also between measured calls.
 */
@NullMarked
package dev.backsight.benchmarks.replication;

import org.jspecify.annotations.NullMarked;
