package dev.backsight.checker.compare;

import java.util.Random;

/** What makes one fork differ from the next, scaled to a standard deviation of about 1. */
enum Luck {
    NORMAL,
    /** Student's t with 3 degrees of freedom. */
    HEAVY_TAILED,
    /** Log-normal, centred. */
    SKEWED,
    /** One fork in four lands on a slower level. */
    TWO_LEVELS;

    double draw(Random random) {
        return switch (this) {
            case NORMAL -> random.nextGaussian();
            case HEAVY_TAILED ->
                random.nextGaussian()
                        / Math.sqrt((square(random) + square(random) + square(random)) / 3)
                        / Math.sqrt(3);
            case SKEWED -> (Math.exp(random.nextGaussian()) - Math.exp(0.5)) / 2.16;
            case TWO_LEVELS -> random.nextInt(4) == 0 ? 1.7 : -0.6;
        };
    }

    private static double square(Random random) {
        double value = random.nextGaussian();
        return value * value;
    }
}
