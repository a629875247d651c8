/** Asks git what the measured source is: its commit, and whether it differs from it. */
@NullMarked
package dev.backsight.checker.git;

import org.jspecify.annotations.NullMarked;
