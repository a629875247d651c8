/** What every benchmark's JVM has in common: its flags, and a folder of its own on the disk under test. */
@NullMarked
package dev.backsight.benchmarks.fork;

import org.jspecify.annotations.NullMarked;
