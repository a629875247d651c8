package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Run;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a pair went. */
public sealed interface PairOutcome {

    /**
     * Both forks took all their turns and delivered.
     *
     * @param base what base's fork measured: one fork of one benchmark
     * @param head likewise
     */
    record Measured(Pair pair, Run base, Run head) implements PairOutcome {}

    /**
     * At least one fork did not deliver. The other one had as many turns as this one had begun, so that what fails on
     * both sides at the same place is told of both, and was then ended.
     *
     * @param base null where base did nothing wrong
     * @param head likewise
     */
    record Failed(@Nullable SideFailure base, @Nullable SideFailure head) implements PairOutcome {
        public Failed {
            if (base == null && head == null) {
                throw new IllegalArgumentException("a pair fails on at least one side");
            }
        }
    }

    /**
     * Broken off, because all its turns would have taken longer than allowed.
     *
     * @param turns what one turn of each side took together
     */
    record TooLong(Duration turns) implements PairOutcome {}

    /** @param why measuring cannot go on, in a clause */
    record Stopped(String why) implements PairOutcome {}

    /**
     * @param how a clause that follows "its fork", e.g. {@code threw java.lang.IllegalStateException: boom}
     * @param output the last lines of JMH's and the fork's output
     */
    record SideFailure(String how, String output) {}
}
