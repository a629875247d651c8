package dev.backsight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes result files as JMH 1.37 does. */
final class JmhJson {

    private final List<String> results = new ArrayList<>();
    private final Random random;

    JmhJson(long seed) {
        random = new Random(seed);
    }

    /** Forks of 8 iterations around {@code level}, with 1 % of luck per fork and per iteration. */
    JmhJson add(String benchmark, String mode, String unit, int forks, double level) {
        StringBuilder raw = new StringBuilder();
        for (int fork = 0; fork < forks; fork++) {
            double own = level * Math.exp(0.01 * random.nextGaussian());
            raw.append(fork == 0 ? "[" : ",[");
            for (int i = 0; i < 8; i++) {
                raw.append(i == 0 ? "" : ",")
                        .append(String.format(Locale.ROOT, "%.6f", own * Math.exp(0.01 * random.nextGaussian())));
            }
            raw.append(']');
        }
        results.add("""
                {"jmhVersion":"1.37","benchmark":"%s","mode":"%s","threads":1,"forks":%d,"jvm":"/usr/bin/java",
                 "jvmArgs":[],"jdkVersion":"17.0.15","vmName":"OpenJDK 64-Bit Server VM","vmVersion":"17.0.15+6",
                 "warmupIterations":5,"warmupTime":"1 s","warmupBatchSize":1,"measurementIterations":8,
                 "measurementTime":"1 s","measurementBatchSize":1,
                 "primaryMetric":{"score":%s,"scoreError":0.1,"scoreConfidence":[1.0,2.0],"scorePercentiles":{"0.0":1.0},
                 "scoreUnit":"%s","rawData":[%s]},"secondaryMetrics":{}}""".formatted(benchmark, mode, forks, Double.toString(level), unit, raw));
        return this;
    }

    Path write(Path file) throws IOException {
        return Files.writeString(file, "[" + String.join(",", results) + "]");
    }
}
