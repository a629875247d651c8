/** Benchmarks of the store's default codec on single blocks, without disk and metadata. */
@NullMarked
package dev.backsight.benchmarks.compression;

import org.jspecify.annotations.NullMarked;
