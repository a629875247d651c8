/**
 * Finds out what machine and JVM this is: what decides whether numbers measured elsewhere may be compared with those
 * measured here, and what makes it a good or a poor place to measure. Reads the kernel's files, asks short commands, and
 * times the clock; judges nothing.
 */
@NullMarked
package dev.backsight.checker.machine;

import org.jspecify.annotations.NullMarked;
