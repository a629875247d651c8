package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.stats.PairedMean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One benchmark's recorded pairs and what is true of them: what simulated suites are made of. */
final class RecordedCase {

    /** A whole round, and a closer look. */
    private static final int SCREENING_PAIRS = 2;

    /** Enough to screen, and to confirm with pairs the screen has not seen. */
    static final int LEAST_PAIRS = SCREENING_PAIRS + ConfirmPlan.MODEST_PAIRS;

    private final BenchmarkId id;
    private final double truth;
    private final RecordedMetric time;
    private final List<RecordedMetric> metrics;
    private final List<Duration> took;

    private RecordedCase(BenchmarkId id, double truth, List<RecordedMetric> metrics) {
        this.id = id;
        this.truth = truth;
        this.metrics = metrics;
        this.time = metrics.get(0);
        this.took = time.values().stream().map(value -> value.pair().took()).toList();
    }

    /**
     * In the order of benchmarks; with too few pairs to be drawn from, too.
     */
    static List<RecordedCase> of(RecordedPairs source, Policy policy, PairLocation location) {
        SortedMap<BenchmarkId, Map<String, Joined>> found = new TreeMap<>();
        for (Recording recording : source.recordings()) {
            for (LockstepMetric metric :
                    LockstepSuite.of(recording, policy, location).metrics()) {
                MatchedMetric matched = metric.matched();
                found.computeIfAbsent(matched.id(), missing -> new LinkedHashMap<>())
                        .computeIfAbsent(matched.metric().name(), missing -> new Joined(matched, new ArrayList<>()))
                        .values
                        .addAll(metric.values());
            }
        }
        List<RecordedCase> cases = new ArrayList<>();
        found.forEach((id, byName) -> {
            List<Joined> times = byName.values().stream().filter(Joined::isTime).toList();
            if (!times.isEmpty()) {
                int pairs = times.get(0).values.size();
                List<RecordedMetric> metrics = new ArrayList<>();
                metrics.add(times.get(0).recorded());
                // A tail that some recordings had too few operations for is left out.
                byName.values().stream()
                        .filter(joined -> !joined.isTime() && joined.values.size() == pairs)
                        .forEach(joined -> metrics.add(joined.recorded()));
                cases.add(new RecordedCase(id, source.truth(), metrics));
            }
        });
        return cases;
    }

    private record Joined(MatchedMetric matched, List<PairValue> values) {

        boolean isTime() {
            return matched.metric().family() == MetricFamily.TIME;
        }

        RecordedMetric recorded() {
            return new RecordedMetric(matched, values);
        }
    }

    BenchmarkId id() {
        return id;
    }

    /** Relative. */
    double truth() {
        return truth;
    }

    RecordedMetric time() {
        return time;
    }

    /** Time first. */
    List<RecordedMetric> metrics() {
        return metrics;
    }

    int pairs() {
        return took.size();
    }

    /** Of one pair; not a number below two pairs. */
    double deviation() {
        double[] values =
                time.values().stream().mapToDouble(PairValue::difference).toArray();
        return values.length < 2 ? Double.NaN : Math.sqrt(PairedMean.of(values).variance());
    }

    Duration took(int pair) {
        return took.get(pair);
    }

    RecordedCase as(BenchmarkId name) {
        return new RecordedCase(
                name, truth, metrics.stream().map(metric -> metric.as(name)).toList());
    }

    /** Some of the pairs, each as often as it is named. */
    RecordedCase only(int[] pairs) {
        return new RecordedCase(
                id, truth, metrics.stream().map(metric -> metric.only(pairs)).toList());
    }
}
