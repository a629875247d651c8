package dev.backsight.checker.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * Writes a result file as JMH 1.37 lays it out, on demand with what {@code -prof gc} adds: average time of many benchmarks, 10 forks of 20
 * iterations each. Times are log-normal with more variance between forks (2 %) than within them (1 %), as on real
 * machines; allocation is nearly constant.
 */
final class GeneratedResults {

    static final int FORKS = 10;
    static final int ITERATIONS = 20;

    private static final double BETWEEN_FORKS = 0.02;
    private static final double WITHIN_FORK = 0.01;
    private static final String[] PERCENTILES = {
        "0.0", "50.0", "90.0", "95.0", "99.0", "99.9", "99.99", "99.999", "99.9999", "100.0"
    };

    private final Random random;

    private GeneratedResults(long seed) {
        this.random = new Random(seed);
    }

    /** @param seed of the samples; the benchmarks are the same for every seed */
    static void write(Path file, int benchmarks, boolean profiled, long seed) throws IOException {
        GeneratedResults results = new GeneratedResults(seed);
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("[\n");
            for (int i = 0; i < benchmarks; i++) {
                out.write(results.result(i, profiled));
                out.write(i == benchmarks - 1 ? "\n" : ",\n");
            }
            out.write("]\n\n");
        }
    }

    private String result(int index, boolean profiled) {
        double nanos = Math.exp(new Random(index).nextDouble() * 12);
        return String.format(
                Locale.ROOT,
                """
                    {
                        "jmhVersion" : "1.37",
                        "benchmark" : "org.example.generated.Case%1$d.run",
                        "mode" : "avgt",
                        "threads" : 1,
                        "forks" : %2$d,
                        "jvm" : "/usr/bin/java",
                        "jvmArgs" : [
                            "-Xmx1g"
                        ],
                        "jdkVersion" : "17.0.15",
                        "vmName" : "OpenJDK 64-Bit Server VM",
                        "vmVersion" : "17.0.15+6",
                        "warmupIterations" : 5,
                        "warmupTime" : "1 s",
                        "warmupBatchSize" : 1,
                        "measurementIterations" : %3$d,
                        "measurementTime" : "1 s",
                        "measurementBatchSize" : 1,
                        "params" : {
                            "size" : "%4$d"
                        },
                        "primaryMetric" : %5$s,
                        "secondaryMetrics" : {%6$s
                        }
                    }""",
                index / 4,
                FORKS,
                ITERATIONS,
                1 << (index % 4),
                metric("ns/op", nanos, BETWEEN_FORKS, WITHIN_FORK),
                profiled ? gcMetrics(index) : "");
    }

    private String gcMetrics(int index) {
        return String.format(
                Locale.ROOT,
                """

                            "gc.alloc.rate" : %1$s,
                            "gc.alloc.rate.norm" : %2$s,
                            "gc.count" : %3$s""",
                metric("MB/sec", 900, BETWEEN_FORKS, WITHIN_FORK),
                metric("B/op", 24.0 * (1 + index % 50), 1e-5, 1e-5),
                metric("counts", 7, 0.1, 0.1));
    }

    private String metric(String unit, double location, double between, double within) {
        StringBuilder samples = new StringBuilder("[\n");
        for (int fork = 0; fork < FORKS; fork++) {
            double forkLocation = location * Math.exp(between * random.nextGaussian());
            samples.append(" ".repeat(16)).append("[\n");
            for (int iteration = 0; iteration < ITERATIONS; iteration++) {
                samples.append(" ".repeat(20)).append(forkLocation * Math.exp(within * random.nextGaussian()));
                samples.append(iteration == ITERATIONS - 1 ? "\n" : ",\n");
            }
            samples.append(" ".repeat(16)).append(fork == FORKS - 1 ? "]\n" : "],\n");
        }
        samples.append(" ".repeat(12)).append("]\n");
        return """
                {
                            "score" : %1$s,
                            "scoreError" : %2$s,
                            "scoreConfidence" : [
                                %1$s,
                                %1$s
                            ],
                            "scorePercentiles" : {
                %3$s            },
                            "scoreUnit" : "%4$s",
                            "rawData" : %5$s        }""".formatted(location, location * between, percentiles(location), unit, samples);
    }

    private static String percentiles(double location) {
        StringBuilder lines = new StringBuilder();
        for (String percentile : PERCENTILES) {
            lines.append(" ".repeat(16))
                    .append('"')
                    .append(percentile)
                    .append("\" : ")
                    .append(location);
            lines.append(percentile.equals("100.0") ? "\n" : ",\n");
        }
        return lines.toString();
    }
}
