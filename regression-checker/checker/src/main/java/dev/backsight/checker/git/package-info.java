/** Asks git what the measured source is. */
@NullMarked
package dev.backsight.checker.git;

import org.jspecify.annotations.NullMarked;
