/**
 * What is put, compressed and read: made from a seed with {@link java.util.Random}, whose algorithm is part of its
 * specification, so that every machine and every Java version works on the same bytes. Encoders whose output depends on the
 * libraries a JDK was built with, DEFLATE and JPEG, are written out here for that reason. Sizes and popularity are those of
 * published studies. Tests use all of it, too.
 */
@NullMarked
package dev.backsight.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
