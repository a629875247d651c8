/** Finds, accepts and lists baselines by environment and suite, and finds out what this environment is. */
@NullMarked
package dev.backsight.checker.baseline;

import org.jspecify.annotations.NullMarked;
