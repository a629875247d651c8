/** One check from start to finish: plan, measure, compare, write. */
@NullMarked
package dev.backsight.checker.gate;

import org.jspecify.annotations.NullMarked;
