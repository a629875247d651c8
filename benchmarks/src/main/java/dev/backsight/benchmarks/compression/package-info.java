/** Benchmarks of codecs on single blocks, without disk and metadata: the quick ones of the store's default codec only. */
@NullMarked
package dev.backsight.benchmarks.compression;

import org.jspecify.annotations.NullMarked;
