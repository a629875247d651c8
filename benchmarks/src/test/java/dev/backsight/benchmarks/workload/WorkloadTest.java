package dev.backsight.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.compression.BlockCompressor;
import dev.backsight.store.compression.Compression;
import dev.backsight.store.identity.ContentId;
import java.nio.ByteBuffer;
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
        "RANDOM, 2, 1048576, e554cd38ae90700a356c421b34ef4b9618b61ca7e1ed14b45ac160eb716fd41a",
        "SOURCE, 1, 65536, a7aa7ff2b52498c5d6cf4118cc393cef26ecf904f14e4b685367856fc3a29fea",
        "SOURCE, 2, 1048576, 71f58e62ef1cd3c7a1283a922f8de3b296eab838fd085b36766dfad63e045077",
        "OFFICE, 1, 65536, 6057baf5f563eb850f62828a9638968653bf1193c3375f6dee8df8e34c950f01",
        "OFFICE, 2, 1048576, b8f038a9d9e500881e9c8acf22d12c7ef13f2d94f6af6a71ec6ae626fed2de63",
        "PHOTO, 1, 65536, a7fa802aa8974eb8daea29407c22d0cbabea6221827d268267308350ab99dcc4",
        "PHOTO, 2, 1048576, 3d49148597c520891ee162aed1c1bd2a2d7c75eca7107bb7867d87efecf39108"
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
    void sourceLooksLikeAProgram() {
        String text = new String(Workload.SOURCE.generate(1, 4000), StandardCharsets.US_ASCII);

        assertThat(text)
                .startsWith("package org.example.")
                .contains("public final class ")
                .contains("        return ");
    }

    @Test
    void photographsHaveThePixelsTheyAlwaysHad() {
        int[] pixels = Photograph.pixels(200, 150, 1);
        ByteBuffer bytes = ByteBuffer.allocate(pixels.length * Integer.BYTES);
        bytes.asIntBuffer().put(pixels);

        assertThat(ContentId.of(bytes.array()).hex())
                .isEqualTo("e230cc5696f1f428ed846e3764f87be216dd5734277ac8543b98f1ca129a5fbe");
    }

    /** How many times smaller zstd makes a block of 256 KiB; 1 where it is not worth it. */
    @ParameterizedTest
    @CsvSource({"JSON, 4, 7", "SOURCE, 3.5, 6", "OFFICE, 1, 1", "PHOTO, 1, 1", "RANDOM, 1, 1"})
    void compressesAsItsKindDoes(Workload workload, double least, double most) {
        int size = 256 << 10;
        byte[] target = new byte[Compression.maxCompressedLength(size)];
        try (BlockCompressor compressor = Compression.standard().newCompressor()) {
            int compressed = compressor.compress(workload.generate(1, size), 0, size, target);
            double ratio = compressed == BlockCompressor.INCOMPRESSIBLE ? 1 : (double) size / compressed;
            assertThat(ratio).isBetween(least, most);
        }
    }
}
