package dev.backsight.checker.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files far larger than the heap they are read in. */
class LargeResultFileTest {

    private static final long HUNDRED_MEGABYTES = 100_000_000;

    @TempDir
    Path directory;

    @Test
    void samplesAreAllThatIsKept() throws Exception {
        Path file = directory.resolve("many.json");
        int benchmarks = writeBenchmarks(file);

        assertThat(readIn("56m", file))
                .isEqualTo(benchmarks + " benchmarks, " + 2L * benchmarks * 10 * 20 + " samples\n");
    }

    @Test
    void whatIsSkippedCostsNothing() throws Exception {
        Path file = directory.resolve("extra.json");
        try (Writer out = Files.newBufferedWriter(file)) {
            String result = ResultText.element("a.B.c", "avgt", "{\"scoreUnit\":\"ns/op\",\"rawData\":[[1]]}");
            out.write("[" + result.substring(0, result.length() - 1) + ",\"extra\":{\"key\":0");
            for (long i = 0, size = 0; size < HUNDRED_MEGABYTES; i++) {
                String member = ",\"key" + i + "\":[" + i + "]";
                out.write(member);
                size += member.length();
            }
            out.write("}}]");
        }

        assertThat(readIn("16m", file)).isEqualTo("1 benchmarks, 1 samples\n");
    }

    /** As JMH lays it out, until the file is large enough. */
    private static int writeBenchmarks(Path file) throws IOException {
        Random random = new Random(7);
        int benchmarks = 0;
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("[\n");
            for (long size = 0; size < HUNDRED_MEGABYTES; benchmarks++) {
                String metric =
                        "{\n            \"scoreUnit\" : \"ns/op\",\n            \"rawData\" : " + rawData(random) + "}";
                String result = ResultText.element("a.B.c" + benchmarks, "avgt", metric);
                String whole = (benchmarks == 0 ? "" : ",\n") + result.substring(0, result.length() - 1)
                        + ",\"secondaryMetrics\" : { \"gc.alloc.rate.norm\" : " + metric.replace("ns/op", "B/op")
                        + "}}";
                out.write(whole);
                size += whole.length();
            }
            out.write("]\n");
        }
        return benchmarks;
    }

    private static String rawData(Random random) {
        StringBuilder forks = new StringBuilder("[");
        for (int fork = 0; fork < 10; fork++) {
            forks.append(fork == 0 ? "\n" : ",\n").append(" ".repeat(16)).append("[\n");
            for (int iteration = 0; iteration < 20; iteration++) {
                forks.append(iteration == 0 ? "" : ",\n").append(" ".repeat(20)).append(100 + random.nextGaussian());
            }
            forks.append("\n").append(" ".repeat(16)).append("]");
        }
        return forks.append("\n").append(" ".repeat(12)).append("]\n").toString();
    }

    private static String readIn(String heap, Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadInSmallHeap.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
