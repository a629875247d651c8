/** How long the checker itself takes, on result files of a size that large projects have. */
@NullMarked
package dev.backsight.checker.benchmarks;

import org.jspecify.annotations.NullMarked;
