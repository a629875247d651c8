/**
 * What of a build a benchmark can reach, file by file: two builds in which that is the same run the same code, and need
 * not be measured to be called unchanged. Errs on the side of reaching too much: what cannot be followed counts as
 * reachable.
 */
@NullMarked
package dev.backsight.checker.reach;

import org.jspecify.annotations.NullMarked;
