/** Benchmarks of what the store knows about files, without their contents. */
@NullMarked
package dev.backsight.benchmarks.metadata;

import org.jspecify.annotations.NullMarked;
