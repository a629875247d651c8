package dev.backsight.store.mirror;

import java.util.List;

/**
 * What a restore has done.
 *
 * @param files how many were restored
 * @param bytes how much content they have
 * @param failures files that were not, and why; the first 1,000 of them
 * @param failed how many there are of those
 */
public record RestoreReport(long files, long bytes, List<Failure> failures, long failed) {

    static final int MAX_FAILURES = 1_000;

    public RestoreReport {
        failures = List.copyOf(failures);
    }

    /** Whether the store now has everything the mirror has. */
    public boolean isComplete() {
        return failed == 0;
    }

    /** @param object the key of what is known of the file, in the storage */
    public record Failure(String object, String reason) {}
}
