/** That the benchmarks measure what they say. */
@NullMarked
package dev.backsight.checker.benchmarks;

import org.jspecify.annotations.NullMarked;
