package dev.backsight.checker.jmh;

import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a metric object: {@code scoreUnit} and the samples. Scores, errors and percentiles are skipped, since all of
 * them follow from the samples.
 */
final class RawMetricReader {

    private final JsonCursor json;
    private @Nullable String unit;
    private @Nullable List<double[]> rawData;
    private @Nullable List<SampledFork> histograms;

    private RawMetricReader(JsonCursor json) {
        this.json = json;
    }

    static RawMetric read(JsonCursor json, String what) throws IOException {
        return new RawMetricReader(json).read(what);
    }

    private RawMetric read(String what) throws IOException {
        Place place = json.place();
        json.object(what, key -> {
            switch (key) {
                case "scoreUnit" -> unit = json.string("the unit");
                case "rawData" -> rawData = forks();
                case "rawDataHistogram" -> histograms = sampledForks();
                default -> {}
            }
        });
        if (unit == null) {
            throw place.unusable("the key scoreUnit is missing");
        }
        return new RawMetric(place, unit, rawData, histograms);
    }

    private List<double[]> forks() throws IOException {
        List<double[]> forks = new ArrayList<>();
        json.array("samples by fork", fork -> {
            DoubleStream.Builder iterations = DoubleStream.builder();
            json.array("a fork's samples", iteration -> iterations.add(json.number("a sample")));
            forks.add(iterations.build().toArray());
        });
        return forks;
    }

    private List<SampledFork> sampledForks() throws IOException {
        List<SampledFork> forks = new ArrayList<>();
        json.array("histograms by fork", index -> {
            List<SampleCounts> iterations = new ArrayList<>();
            json.array("a fork's histograms", iteration -> addIteration(iterations));
            if (iterations.isEmpty()) {
                throw json.unusable("the fork has no samples");
            }
            try {
                forks.add(SampledFork.of(iterations));
            } catch (ArithmeticException e) {
                throw tooManyOperations(e);
            }
        });
        return forks;
    }

    private void addIteration(List<SampleCounts> iterations) throws IOException {
        DoubleStream.Builder values = DoubleStream.builder();
        LongStream.Builder counts = LongStream.builder();
        json.array("an iteration's histogram", index -> addPair(values, counts));
        double[] times = values.build().toArray();
        if (times.length == 0) {
            return; // an iteration too short to sample anything
        }
        try {
            iterations.add(SampleCounts.of(times, counts.build().toArray()));
        } catch (ArithmeticException e) {
            throw tooManyOperations(e);
        }
    }

    private void addPair(DoubleStream.Builder values, LongStream.Builder counts) throws IOException {
        int length = json.array("a value and its count", index -> {
            switch (index) {
                case 0 -> values.add(sampledTime());
                case 1 -> counts.add(json.longInteger("a count", 1));
                default -> throw json.unusable("expected a value and its count, and nothing more");
            }
        });
        if (length != 2) {
            throw json.unusable("expected a value and its count; found " + length + " of the two");
        }
    }

    private double sampledTime() throws IOException {
        double time = json.number("a sampled time");
        if (!(time >= 0)) {
            throw json.unusable("a sampled time cannot be " + time);
        }
        return time;
    }

    private UnusableInputException tooManyOperations(ArithmeticException cause) {
        return json.place().unusable("the counts add up to more than can be", cause);
    }
}
