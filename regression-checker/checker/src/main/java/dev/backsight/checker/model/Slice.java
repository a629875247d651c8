package dev.backsight.checker.model;

/**
 * What surrounded one measured iteration of a fork that took turns with another: tells a contaminated slice from a
 * clean one. Times in nanoseconds; {@link #UNKNOWN} where the system does not offer them.
 *
 * @param start of the turn, since the first turn of the pair was granted
 * @param wall how long the turn lasted
 * @param cpu CPU time of this JVM during its turn
 * @param waitingCpu CPU time of this JVM from when it asked for this turn until it got it, when it should have been idle
 * @param stolen time the hypervisor took from the machine's CPUs during the turn
 * @param runDelay time this JVM's threads were ready to run and waited for a CPU during the turn
 * @param gc time the collectors report for the turn
 * @param jit time the compilers report for the turn
 * @param core the processor, as the system numbers them, on which the thread that ran most was when the turn ended
 * @param lasted how long the iteration lasted as its fork saw it, without what the turn's change takes
 * @param workerCpu CPU time of the threads that run the benchmark, during the iteration
 * @param workerDelay time during which those threads were ready to run and the system ran others
 */
public record Slice(
        long start,
        long wall,
        long cpu,
        long waitingCpu,
        long stolen,
        long runDelay,
        long gc,
        long jit,
        long core,
        long lasted,
        long workerCpu,
        long workerDelay) {

    public static final long UNKNOWN = -1;

    public Slice {
        if (start < 0 || wall < 0) {
            throw new IllegalArgumentException("a turn starts and lasts: not at " + start + " for " + wall);
        }
        long least = Math.min(Math.min(Math.min(cpu, waitingCpu), Math.min(stolen, runDelay)), Math.min(gc, jit));
        least = Math.min(Math.min(least, core), Math.min(lasted, Math.min(workerCpu, workerDelay)));
        if (least < UNKNOWN) {
            throw new IllegalArgumentException("a figure of a slice is negative only where it is unknown (-1)");
        }
    }

    /** Nothing is known of the threads that run the benchmark. */
    public Slice(
            long start,
            long wall,
            long cpu,
            long waitingCpu,
            long stolen,
            long runDelay,
            long gc,
            long jit,
            long core) {
        this(start, wall, cpu, waitingCpu, stolen, runDelay, gc, jit, core, UNKNOWN, UNKNOWN, UNKNOWN);
    }
}
