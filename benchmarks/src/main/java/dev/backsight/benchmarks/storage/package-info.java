/** Benchmarks of whole files going into and out of the store, on the disk that {@code backsight.dir} names. */
@NullMarked
package dev.backsight.benchmarks.storage;

import org.jspecify.annotations.NullMarked;
