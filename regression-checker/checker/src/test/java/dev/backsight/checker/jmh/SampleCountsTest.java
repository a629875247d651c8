package dev.backsight.checker.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.LatencyHistogram;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleCountsTest {

    private static final Place NOWHERE = new Place("file", "$");

    @Test
    void agreesWithKeepingEverySample() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            List<SampleCounts> parts = new ArrayList<>();
            List<Double> all = new ArrayList<>();
            for (int part = 1 + random.nextInt(3); part > 0; part--) {
                double[] values = IntStream.range(0, 1 + random.nextInt(8))
                        .mapToDouble(i -> random.nextInt(6) / 2.0)
                        .toArray();
                long[] counts = IntStream.range(0, values.length)
                        .mapToLong(i -> 1 + random.nextInt(4))
                        .toArray();
                parts.add(SampleCounts.of(values, counts));
                for (int i = 0; i < values.length; i++) {
                    all.addAll(Collections.nCopies((int) counts[i], values[i]));
                }
            }
            Collections.sort(all);
            SampleCounts merged = SampleCounts.merged(parts);

            double middle = (all.get((all.size() - 1) / 2) + all.get(all.size() / 2)) / 2;
            assertThat(merged.median()).isEqualTo(middle);

            LatencyHistogram nanos = merged.toNanos(1, NOWHERE);
            assertThat(nanos.total()).isEqualTo(all.size());
            for (int i = 0; i < nanos.size(); i++) {
                long value = nanos.nanos(i);
                assertThat(nanos.count(i))
                        .isEqualTo(all.stream()
                                .filter(sample -> Math.round(sample) == value)
                                .count());
            }
        }
    }

    @Test
    void leavesItsInputAlone() {
        double[] values = {3, 1, 2};
        long[] counts = {1, 1, 1};
        SampleCounts.of(values, counts);

        assertThat(values).containsExactly(3, 1, 2);
    }
}
