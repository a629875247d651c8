package dev.backsight.checker.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one accepted baseline between two commits.
 *
 * @param environment its folder
 * @param chain what was committed, one after the other
 * @param moves from the first readable link of the chain to the last, worst first; empty unless the fate is KEPT
 */
public record SuiteHistory(String environment, String suite, Fate fate, List<Link> chain, List<AcceptedMove> moves) {

    public SuiteHistory {
        chain = List.copyOf(chain);
        moves = List.copyOf(moves);
    }

    public enum Fate {
        /** There before and after. */
        KEPT,
        /** There after only. */
        ADDED,
        /** There before only. */
        REMOVED
    }

    /**
     * A baseline as somebody committed it.
     *
     * @param commit the first that has it
     * @param acceptance null where the file cannot be read
     * @param measured the commit whose numbers they are; null where it is not known
     * @param note what is wrong with it: it cannot be read, or was changed without being accepted; empty where nothing is
     */
    public record Link(
            String commit,
            @Nullable Acceptance acceptance,
            @Nullable String measured,
            String note) {

        public Link {
            if (acceptance == null && note.isBlank()) {
                throw new IllegalArgumentException("what cannot be read has a reason");
            }
        }
    }
}
