/**
 * How other tools decide, by their own documentation: to be tried on the same recordings, never to decide anything here.
 */
@NullMarked
package dev.backsight.checker.compare.rules;

import org.jspecify.annotations.NullMarked;
