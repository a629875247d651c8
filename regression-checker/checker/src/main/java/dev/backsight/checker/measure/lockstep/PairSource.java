package dev.backsight.checker.measure.lockstep;

/** Measures a pair; {@link PairRunner} with real processes. */
@FunctionalInterface
interface PairSource {

    PairOutcome run(PairRequest request);
}
