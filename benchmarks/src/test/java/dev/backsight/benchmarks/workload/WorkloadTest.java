package dev.backsight.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.compression.BlockCompressor;
import dev.backsight.store.compression.Compression;
import dev.backsight.store.identity.ContentId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadTest {

    /** Saved numbers are only comparable while these hold: a workload that changes needs another name. */
    @ParameterizedTest
    @CsvSource({
        "JSON, 1, 65536, b57b392897fbc78158f9ad722a3912010066a22ffbd6fa7baad645bbc32232ee",
        "JSON, 2, 1048576, b993fa7ae93de4de8743a9a0aa3f31d936f6275581abd66e73b715f099b0f67b",
        "RANDOM, 1, 65536, 96e633b75e0ebfbdfce81f8a171ff51b2b773329f65375e28b0d7187395098a6",
        "RANDOM, 2, 1048576, e554cd38ae90700a356c421b34ef4b9618b61ca7e1ed14b45ac160eb716fd41a"
    })
    void isTheSameOnEveryMachine(Workload workload, long seed, int size, String sha256) {
        byte[] content = workload.generate(seed, size);

        assertThat(content).hasSize(size);
        assertThat(ContentId.of(content).hex()).isEqualTo(sha256);
    }

    @Test
    void jsonLooksLikeALog() {
        String lines = new String(Workload.JSON.generate(1, 1000), StandardCharsets.US_ASCII);

        assertThat(lines.lines().findFirst().orElseThrow())
                .startsWith("{\"time\":\"2026-11-1")
                .endsWith("\"}");
    }

    @Test
    void jsonCompressesLikeALogAndRandomBytesDoNot() {
        int size = 256 << 10;
        byte[] target = new byte[Compression.maxCompressedLength(size)];
        try (BlockCompressor compressor = Compression.standard().newCompressor()) {
            int json = compressor.compress(Workload.JSON.generate(1, size), 0, size, target);
            assertThat((double) size / json).isBetween(4.0, 7.0);
            assertThat(compressor.compress(Workload.RANDOM.generate(1, size), 0, size, target))
                    .isEqualTo(BlockCompressor.INCOMPRESSIBLE);
        }
    }
}
