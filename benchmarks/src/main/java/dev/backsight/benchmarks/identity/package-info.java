/** What it takes to know content and files by: hashes, chunks, ids. */
@NullMarked
package dev.backsight.benchmarks.identity;

import org.jspecify.annotations.NullMarked;
