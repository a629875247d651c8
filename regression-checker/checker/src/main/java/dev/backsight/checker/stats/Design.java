package dev.backsight.checker.stats;

/** How {@code n} replicates make a difference known. */
public enum Design {
    /** Two independent samples of n values each, pooled. */
    TWO_SAMPLES {
        @Override
        double degreesOfFreedom(int n) {
            return 2.0 * n - 2;
        }

        @Override
        public double errorOf(double spread, int n) {
            return spread * Math.sqrt(2.0 / n);
        }
    },
    /** One sample of n differences. */
    PAIRS {
        @Override
        double degreesOfFreedom(int n) {
            return n - 1.0;
        }

        @Override
        public double errorOf(double spread, int n) {
            return spread / Math.sqrt(n);
        }
    };

    abstract double degreesOfFreedom(int n);

    /** @param spread standard deviation of one replicate: of one value, or of one difference */
    public abstract double errorOf(double spread, int n);
}
