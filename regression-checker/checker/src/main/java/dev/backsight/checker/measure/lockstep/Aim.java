package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Suspect;
import java.util.List;
import java.util.Map;

/** What pairs are measured for. */
public sealed interface Aim {

    /** A decision: screen everything, confirm the suspects, show that the others did not change. */
    record Decide() implements Aim {}

    /**
     * Fresh pairs of what is suspected already.
     *
     * @param suspects worst first, at least one
     */
    record Confirm(List<Suspect> suspects) implements Aim {
        public Confirm {
            if (suspects.isEmpty()) {
                throw new IllegalArgumentException("there is nothing to confirm");
            }
            suspects = List.copyOf(suspects);
        }
    }

    /**
     * A number of pairs of every benchmark, as long as confirming ones, whatever they show and however long they take: to
     * learn how pairs behave, not to decide.
     *
     * @param pairs of each
     * @param seen earlier pairs of the same benchmarks, which tell how to cut the next ones
     */
    record Sample(int pairs, Map<BenchmarkId, List<Pair>> seen) implements Aim {
        public Sample {
            if (pairs < 1) {
                throw new IllegalArgumentException("a sample has at least one pair, not " + pairs);
            }
            seen = Map.copyOf(seen);
        }
    }
}
