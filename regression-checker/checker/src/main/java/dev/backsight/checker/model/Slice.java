package dev.backsight.checker.model;

/**
 * What surrounded one measured iteration of a fork that took turns with another: tells a contaminated slice from a
 * clean one. Times in nanoseconds; {@link #UNKNOWN} where the system does not offer them.
 *
 * @param start of the turn, since the first turn of the pair was granted
 * @param wall how long the turn lasted
 * @param cpu CPU time of this JVM during its turn
 * @param waitingCpu CPU time of this JVM between its last turn and this one, when it should have been idle
 * @param stolen time the hypervisor took from the machine's CPUs during the turn
 * @param runDelay time this JVM's threads were ready to run and waited for a CPU during the turn
 * @param gc time the collectors report for the turn
 * @param jit time the compilers report for the turn
 * @param core the processor, as the system numbers them, on which the thread that ran most was when the turn ended
 */
public record Slice(
        long start, long wall, long cpu, long waitingCpu, long stolen, long runDelay, long gc, long jit, long core) {

    public static final long UNKNOWN = -1;

    public Slice {
        if (start < 0 || wall < 0) {
            throw new IllegalArgumentException("a turn starts and lasts: not at " + start + " for " + wall);
        }
        long least = Math.min(Math.min(Math.min(cpu, waitingCpu), Math.min(stolen, runDelay)), Math.min(gc, jit));
        if (Math.min(least, core) < UNKNOWN) {
            throw new IllegalArgumentException("a figure of a slice is negative only where it is unknown (-1)");
        }
    }
}
