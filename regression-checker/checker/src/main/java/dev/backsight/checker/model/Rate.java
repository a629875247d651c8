package dev.backsight.checker.model;

/**
 * How often something happened.
 *
 * @param low lower end of the 95 % interval (Clopper-Pearson) that counting alone leaves; a share
 * @param high upper end of it
 */
public record Rate(long hits, long of, double low, double high) {

    /** Of what was not tried. */
    public static final Rate NOT_TRIED = new Rate(0, 0, 0, 1);

    public Rate {
        if (hits < 0 || hits > of) {
            throw new IllegalArgumentException(hits + " of " + of + " cannot have happened");
        }
        if (!(low >= 0 && low <= high && high <= 1)) {
            throw new IllegalArgumentException("a rate lies in [0, 1], not in [" + low + ", " + high + "]");
        }
    }

    /** Not a number where nothing was tried. */
    public double share() {
        return (double) hits / of;
    }
}
