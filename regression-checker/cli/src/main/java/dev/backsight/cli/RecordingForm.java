package dev.backsight.cli;

import dev.backsight.checker.certify.InjectedWork;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How much of the built-in workloads is recorded. */
enum RecordingForm {
    /** Less than ten minutes: one workload of each kind, as few pairs as the gate can be tried on. */
    SHORT(8, 8, 0),
    /** Three to four hours. */
    FULL(30, 100, 5);

    private final int pairs;
    private final int pairsOfSlowed;
    private final int forks;

    RecordingForm(int pairs, int pairsOfSlowed, int forks) {
        this.pairs = pairs;
        this.pairsOfSlowed = pairsOfSlowed;
        this.forks = forks;
    }

    int pairs() {
        return pairs;
    }

    int forks() {
        return forks;
    }

    /** Regular expression of the benchmarks to measure; null for all. */
    @Nullable
    String include() {
        return this == FULL
                ? null
                : WorkloadsJar.ONE_OF_EACH_KIND.stream()
                        .sorted()
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|", "^(", ")$"));
    }

    /** @param asked pairs of each kind; null for the form's own */
    InjectedWork injected(@Nullable Integer asked) {
        return new InjectedWork(
                WorkloadsJar.ONE_OF_EACH_KIND,
                this == SHORT ? List.of(5) : List.of(1, 2, 5, 10),
                asked == null ? pairs : asked,
                asked == null ? pairsOfSlowed : asked);
    }
}
