/** Small pictures of large ones. */
@NullMarked
package dev.backsight.benchmarks.thumbnail;

import org.jspecify.annotations.NullMarked;
