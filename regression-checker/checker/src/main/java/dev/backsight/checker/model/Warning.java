package dev.backsight.checker.model;

/** Something a reader must know about the number it stands beside. */
public record Warning(Kind kind, String text) {

    public Warning {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a warning says something");
        }
    }

    public enum Kind {
        /** Fewer forks than a decision needs. */
        FEW_FORKS,
        /** Fewer pairs than a decision needs. */
        FEW_PAIRS,
        /** Times go steadily up or down inside the forks. */
        DRIFT,
        /** Fork medians fall into two groups. */
        BIMODAL,
        /** The fork's JVM was started differently on the two sides. */
        JVM_ARGUMENTS,
        /** Warm-up or measurement settings differ. */
        SETTINGS,
        /** Something about the environment differs that does not decide comparability. */
        ENVIRONMENT,
        /** Measured from a work tree with uncommitted changes. */
        DIRTY,
        /** Too few samples for the quantile asked for. */
        FEW_SAMPLES,
        /** A metric was measured on one side only. */
        ONE_SIDED,
        /** The typical slice and the sum of all slices tell different stories: rare stalls. */
        STALLS,
        /** Threads ran while it was the other build's turn. */
        OUT_OF_TURN,
        /** A hypervisor took processor time during the turns. */
        STOLEN,
        /** Much of the turns was spent collecting garbage. */
        COLLECTING,
        /** Much of the turns was spent compiling: warm-up was too short. */
        COMPILING,
        /** What the saved numbers said of a benchmark that was then measured beside their commit. */
        SAVED_NUMBERS,
        /** Something about how it was measured, e.g. the budget ended early. */
        MEASUREMENT
    }
}
