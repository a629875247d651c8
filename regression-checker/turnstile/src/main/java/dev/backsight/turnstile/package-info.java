/**
 * Runs inside the benchmarks' own JVMs, so that forks of two builds take turns: a JMH profiler that waits for its turn
 * before each iteration, and the host that runs JMH again and again in one JVM. For builds measured alone, a host and a
 * profiler that end with whoever started them. Java 8 and JMH 1.21 or later; nothing else.
 */
// Not @NullMarked: the annotation names a target that Java 8 does not know, which javac warns about. NullAway checks
// the
// package all the same.
package dev.backsight.turnstile;
