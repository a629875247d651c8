/**
 * Measures the measurement: two builds that do not differ, and heads that do a known share more work, often, in turns and
 * one after the other, to learn how pairs scatter on this machine and whether anything but the build tells the sides
 * apart; and, from the pairs kept, how often the gate is wrong and what it finds. Decides nothing about code.
 */
@NullMarked
package dev.backsight.checker.certify;

import org.jspecify.annotations.NullMarked;
