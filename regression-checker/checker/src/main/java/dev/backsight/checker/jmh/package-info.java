/** What JMH leaves behind: its JSON result files, and the list of benchmarks inside a benchmark jar. */
@NullMarked
package dev.backsight.checker.jmh;

import org.jspecify.annotations.NullMarked;
