/**
 * What is put, compressed and read: made from a seed with {@link java.util.Random}, whose algorithm is part of its
 * specification, so that every machine and every Java version works on the same bytes. Tests use them, too.
 */
@NullMarked
package dev.backsight.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
