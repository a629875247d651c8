package dev.backsight.checker.jmh;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Files that JMH wrote, under {@code src/test/resources/jmh}. */
final class Fixtures {

    private Fixtures() {}

    static Path path(String name) {
        try {
            return Path.of(Fixtures.class.getResource("/jmh/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    static String text(String name) {
        try {
            return Files.readString(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Run read(String name) {
        return JmhResultFile.read(path(name), "default");
    }

    static Measurement measurement(Run run, BenchmarkId id, String metric) {
        return run.measurements().stream()
                .filter(measurement -> measurement.id().equals(id)
                        && measurement.metric().name().equals(metric))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + metric + " of " + id + " in " + run.measurements()));
    }

    static double[][] samples(Measurement measurement) {
        ForkSamples samples = (ForkSamples) measurement.samples();
        return IntStream.range(0, samples.forkCount()).mapToObj(samples::fork).toArray(double[][]::new);
    }
}
