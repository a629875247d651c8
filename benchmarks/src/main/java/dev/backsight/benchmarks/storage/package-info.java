/**
 * Benchmarks of files going into the store, out of it, and from one name to another, on the disk that {@code backsight.dir}
 * names.
 */
@NullMarked
package dev.backsight.benchmarks.storage;

import org.jspecify.annotations.NullMarked;
