package dev.backsight.checker.certify;

import dev.backsight.checker.model.UnusableInputException;
import java.util.List;
import java.util.Set;

/**
 * Slowdowns of known size to record beside pairs of builds that do not differ: head does more of the same work, as the
 * system property {@value #PROPERTY} tells its forks.
 *
 * @param benchmarks full names of those that heed the property
 * @param percents extra work, each from 1 to 100
 * @param pairs of each of them with each extra
 * @param withoutExtra pairs without extra of each of them, where that is more than of the others
 */
public record InjectedWork(Set<String> benchmarks, List<Integer> percents, int pairs, int withoutExtra) {

    /** Nothing: builds that do not heed the property. */
    public static final InjectedWork NONE = new InjectedWork(Set.of(), List.of(), 2, 2);

    static final String PROPERTY = "backsight.work";

    static final int MOST = 100;

    public InjectedWork {
        benchmarks = Set.copyOf(benchmarks);
        percents = percents.stream().sorted().distinct().toList();
        if (percents.stream().anyMatch(percent -> percent < 1 || percent > MOST)) {
            throw new IllegalArgumentException("extra work lies between 1 and " + MOST + " percent: " + percents);
        }
        if (pairs < 2 || withoutExtra < 2) {
            throw new UnusableInputException(
                    "--pairs " + Math.min(pairs, withoutExtra) + ": fewer than 2 pairs have no spread");
        }
    }
}
