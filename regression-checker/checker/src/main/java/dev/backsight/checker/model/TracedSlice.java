package dev.backsight.checker.model;

/**
 * One slice of one side, as much of it as a picture needs.
 *
 * @param start of the turn in microseconds, since the first turn of the pair was granted
 * @param value what it measured, in the unit of the benchmark's comparison; not finite where no operation ended in it
 * @param disturbance the gravest that went beyond what is usual
 */
public record TracedSlice(long start, double value, Disturbance disturbance) {

    public TracedSlice {
        if (start < 0) {
            throw new IllegalArgumentException("a slice starts after its pair did, not at " + start + " us");
        }
    }
}
