/** One store under several threads that read and write, some files much more often than others. */
@NullMarked
package dev.backsight.benchmarks.concurrent;

import org.jspecify.annotations.NullMarked;
