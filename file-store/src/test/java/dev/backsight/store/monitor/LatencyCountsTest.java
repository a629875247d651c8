package dev.backsight.store.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyCountsTest {

    private static final long LONGEST = 3_600_000_000_000L;

    /** What goes in must come out in the bucket that HdrHistogram would have put it into. */
    @Test
    void bucketsAreThoseOfHdrHistogram() {
        Random random = new Random(5);
        LongStream powers = LongStream.rangeClosed(0, 41).flatMap(bit -> LongStream.of((1L << bit) - 1, 1L << bit));
        LongStream drawn = LongStream.generate(() -> random.nextLong() >>> (22 + random.nextInt(42)))
                .limit(2_000);
        Histogram oracle = new Histogram(1, LONGEST, 2);
        LongStream.concat(LongStream.of(LONGEST), LongStream.concat(powers, drawn))
                .filter(value -> value >= 0 && value <= LONGEST)
                .forEach(value -> {
                    LatencyCounts counts = new LatencyCounts(LONGEST);
                    counts.record(value);
                    long[] sums = new long[counts.size()];
                    counts.addTo(sums);
                    int index = IntStream.range(0, sums.length)
                            .filter(i -> sums[i] > 0)
                            .findFirst()
                            .orElseThrow();
                    assertThat(LatencyCounts.lowest(index)).isEqualTo(oracle.lowestEquivalentValue(value));
                    assertThat(IntStream.range(0, sums.length).mapToLong(i -> sums[i]))
                            .containsOnlyOnce(1L);
                });
    }
}
