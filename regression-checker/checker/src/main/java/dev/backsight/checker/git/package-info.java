/**
 * Asks git what the measured source is, and builds the benchmark jar of another revision in a work tree of its own. A
 * build is watched, leaves no process and nothing half-made behind, and is not repeated while what went into it is the
 * same.
 */
@NullMarked
package dev.backsight.checker.git;

import org.jspecify.annotations.NullMarked;
