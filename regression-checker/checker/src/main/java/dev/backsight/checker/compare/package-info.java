/** Pairs measurements up, applies the policy and reaches the verdicts. The only place where a verdict is made. */
@NullMarked
package dev.backsight.checker.compare;

import org.jspecify.annotations.NullMarked;
