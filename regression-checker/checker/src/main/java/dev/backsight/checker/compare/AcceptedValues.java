package dev.backsight.checker.compare;

import dev.backsight.checker.model.Acceptance;
import dev.backsight.checker.model.AcceptedValue;
import dev.backsight.checker.model.BenchmarkDetail;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.MetricFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What was accepted of a benchmark's time, one baseline after the other. */
public final class AcceptedValues {

    private AcceptedValues() {}

    /**
     * The details with what the chain holds of each.
     *
     * @param chain of one environment and suite, oldest first; its last {@link BenchmarkDetail#MOST_ACCEPTED} count
     */
    public static List<BenchmarkDetail> along(List<AcceptedRun> chain, List<BenchmarkDetail> details) {
        List<AcceptedRun> last = chain.subList(Math.max(0, chain.size() - BenchmarkDetail.MOST_ACCEPTED), chain.size());
        return details.stream()
                .map(detail -> detail.withAccepted(of(detail.benchmark(), last)))
                .toList();
    }

    private static List<AcceptedValue> of(BenchmarkId benchmark, List<AcceptedRun> chain) {
        List<AcceptedValue> values = new ArrayList<>();
        for (AcceptedRun link : chain) {
            Acceptance acceptance = Objects.requireNonNull(link.run().acceptance());
            for (Measurement measurement : link.run().of(benchmark)) {
                if (measurement.metric().family() == MetricFamily.TIME) {
                    values.add(new AcceptedValue(
                            link.commit(),
                            acceptance.at(),
                            acceptance.reason(),
                            SignificantDigits.of(ForkLocations.geometricMean((ForkSamples) measurement.samples())),
                            measurement.metric().unit()));
                }
            }
        }
        return values;
    }
}
