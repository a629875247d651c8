package dev.backsight.checker.measure;

import dev.backsight.checker.model.ForkHistograms;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.LatencyHistogram;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Samples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins what several processes measured of one benchmark: one measurement a metric, with all their forks. */
public final class ForkMerge {

    private ForkMerge() {}

    /** The forks of a benchmark measured different things. */
    public static final class DisagreementException extends Exception {

        private static final long serialVersionUID = 1;

        DisagreementException(String message) {
            super(message);
        }

        /** Never null, unlike that of other exceptions. */
        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /**
     * @param forks of one benchmark, in the order measured
     * @throws DisagreementException when they differ in their metrics, units or kinds of samples
     */
    public static List<Measurement> merge(List<List<Measurement>> forks) throws DisagreementException {
        Map<String, List<Measurement>> byMetric = new LinkedHashMap<>();
        for (List<Measurement> fork : forks) {
            for (Measurement measurement : fork) {
                byMetric.computeIfAbsent(measurement.metric().name(), name -> new ArrayList<>())
                        .add(measurement);
            }
        }
        List<Measurement> merged = new ArrayList<>();
        for (List<Measurement> same : byMetric.values()) {
            merged.add(mergeMetric(same, forks.size()));
        }
        return merged;
    }

    private static Measurement mergeMetric(List<Measurement> same, int forks) throws DisagreementException {
        Measurement first = same.get(0);
        for (Measurement other : same) {
            if (!other.metric().equals(first.metric())) {
                throw new DisagreementException("its forks disagree about the unit of "
                        + first.metric().name() + ": " + first.metric().unit() + " and "
                        + other.metric().unit());
            }
        }
        // Profilers may leave a metric out where there was nothing to report, such as the time of no collections.
        if (same.size() != forks && first.metric().family() != MetricFamily.OTHER) {
            throw new DisagreementException("only " + same.size() + " of its " + forks + " forks delivered "
                    + first.metric().name());
        }
        return new Measurement(first.id(), first.metric(), concatenate(first, same));
    }

    private static Samples concatenate(Measurement first, List<Measurement> same) throws DisagreementException {
        List<double[]> values = new ArrayList<>();
        List<LatencyHistogram> histograms = new ArrayList<>();
        for (Measurement measurement : same) {
            if (measurement.samples() instanceof ForkSamples samples) {
                for (int i = 0; i < samples.forkCount(); i++) {
                    values.add(samples.fork(i));
                }
            } else if (measurement.samples() instanceof ForkHistograms samples) {
                histograms.addAll(samples.forks());
            }
        }
        if (!values.isEmpty() && !histograms.isEmpty()) {
            throw new DisagreementException("only some of its forks delivered histograms of "
                    + first.metric().name());
        }
        return values.isEmpty() ? new ForkHistograms(histograms) : new ForkSamples(values.toArray(double[][]::new));
    }
}
