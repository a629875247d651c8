/**
 * The suite: JMH benchmarks of the file store, a package for each subject. {@code ADDING.md} in this module says how to
 * add one.
 */
@NullMarked
package dev.backsight.benchmarks;

import org.jspecify.annotations.NullMarked;
