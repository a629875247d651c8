/** Benchmarks of who may do what, and of keeping a record of who asked. */
@NullMarked
package dev.backsight.benchmarks.access;

import org.jspecify.annotations.NullMarked;
