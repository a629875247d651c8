package dev.backsight.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.identity.ContentId;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilePopulationTest {

    @Test
    void sizesAreDistributedAsPublished() {
        Random random = new Random(1);
        int draws = 20_000;
        int[] sizes = IntStream.generate(() -> FileSizes.next(random, 1, 512_000_000))
                .limit(draws)
                .toArray();
        // Of a lognormal distribution 15.87 %, 50 % and 84.13 % lie below exp(mu - sigma), exp(mu) and exp(mu + sigma).
        assertThat(shareBelow(1_118, sizes)).isBetween(0.150, 0.168);
        assertThat(shareBelow(13_095, sizes)).isBetween(0.488, 0.512);
        assertThat(shareBelow(153_276, sizes)).isBetween(0.832, 0.850);
    }

    private static double shareBelow(int limit, int[] sizes) {
        return (double) IntStream.of(sizes).filter(size -> size < limit).count() / sizes.length;
    }

    @Test
    void sizesStayWithinTheirLimits() {
        Random random = new Random(2);
        for (int i = 0; i < 1000; i++) {
            assertThat(FileSizes.next(random, 4096, 16384)).isBetween(4096, 16384);
        }
        assertThatThrownBy(() -> FileSizes.next(random, 4096, 5000)).hasMessageContaining("4096 and 5000");
    }

    @Test
    void popularityFollowsZipf() {
        Random random = new Random(3);
        ZipfPopularity popularity = new ZipfPopularity(10, ZipfPopularity.YCSB_THETA);
        int draws = 100_000;
        int[] counts = new int[10];
        for (int i = 0; i < draws; i++) {
            counts[popularity.next(random)]++;
        }
        double sum = IntStream.rangeClosed(1, 10)
                .mapToDouble(rank -> Math.pow(rank, -0.99))
                .sum();
        for (int rank = 1; rank <= 10; rank++) {
            assertThat((double) counts[rank - 1] / draws)
                    .isBetween(Math.pow(rank, -0.99) / sum - 0.005, Math.pow(rank, -0.99) / sum + 0.005);
        }
    }

    @Test
    void withoutSkewNothingIsPopular() {
        Random random = new Random(4);
        ZipfPopularity popularity = new ZipfPopularity(4, 0);
        int[] counts = new int[4];
        for (int i = 0; i < 40_000; i++) {
            counts[popularity.next(random)]++;
        }
        assertThat(IntStream.of(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(9_600, 10_400));
        assertThatThrownBy(() -> new ZipfPopularity(0, 1)).hasMessageContaining("not 0 and 1.0");
    }

    @Test
    void noTwoContentsAreEqualAndSizesAndNamesStay() {
        FilePopulation files = new FilePopulation(100, 64 << 10, 5);
        Set<ContentId> contents = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (int file = 0; file < files.files(); file++) {
            for (long version = 0; version < 3; version++) {
                byte[] content = files.content(file, version);
                assertThat(content).hasSize(files.size(file));
                contents.add(ContentId.of(content));
            }
            names.add(files.name(file));
        }
        assertThat(contents).hasSize(300);
        assertThat(names).hasSize(100);
    }

    @Test
    void isTheSameOnEveryMachine() {
        FilePopulation files = new FilePopulation(100, 64 << 10, 5);
        StringBuilder sizes = new StringBuilder();
        for (int file = 0; file < 100; file++) {
            sizes.append(files.size(file)).append(' ');
        }
        assertThat(sizes).startsWith("23347 4661 1471 4059 1825 31905 6896 8913 61402 5440 346 ");
        assertThat(ContentId.of(files.content(99, 1)).hex())
                .isEqualTo("095f47d14b358702366d9249efe58afdfb57007a10da3cd2f26c8f44bb8195a0");
    }
}
