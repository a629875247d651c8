package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.model.BenchmarkId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What further pairs will cost, start-up included. */
final class PairCosts {

    private final Map<BenchmarkId, Duration> last = new HashMap<>();

    /** The latest word counts. */
    void add(BenchmarkId id, Duration next) {
        last.put(id, next);
    }

    boolean known() {
        return !last.isEmpty();
    }

    /** One more pair; that of an average benchmark where it was not measured yet, nothing before any was. */
    Duration of(BenchmarkId id) {
        @Nullable Duration own = last.get(id);
        if (own != null || last.isEmpty()) {
            return own == null ? Duration.ZERO : own;
        }
        return of(last.keySet()).dividedBy(last.size());
    }

    /** One more pair of each. */
    Duration of(Collection<BenchmarkId> ids) {
        return ids.stream().map(this::of).reduce(Duration.ZERO, Duration::plus);
    }
}
