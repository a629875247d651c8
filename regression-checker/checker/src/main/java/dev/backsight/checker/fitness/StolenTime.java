package dev.backsight.checker.fitness;

/**
 * Time for which the hypervisor ran somebody else while a processor had work, as a share of all processors' time.
 *
 * @param now while the machine was watched, from 0 to 1
 * @param sinceStart since the machine started, from 0 to 1
 */
public record StolenTime(double now, double sinceStart) {

    public StolenTime {
        if (!(now >= 0 && now <= 1 && sinceStart >= 0 && sinceStart <= 1)) {
            throw new IllegalArgumentException("shares lie between 0 and 1, not " + now + " and " + sinceStart);
        }
    }
}
