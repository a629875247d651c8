package dev.backsight.store.compression.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.compression.Compression;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionPolicyTest {

    private static final Compression ZSTD = Compression.standard();
    private static final CompressionChoice BROTLI = CompressionChoice.always(Compression.of(Codec.BROTLI));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/jpeg",
                "IMAGE/JPEG",
                "video/mp4",
                "video/x-matroska; codecs=vp9",
                "application/zip",
                "application/epub+zip",
                "font/woff2",
                "audio/mpeg"
            })
    void whatIsCompressedAlreadyIsStored(String mediaType) {
        assertThat(CompressionPolicy.byMediaType(ZSTD).choose(mediaType)).isEqualTo(CompressionChoice.stored());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/html; charset=utf-8",
                "application/json",
                "application/problem+json",
                "image/svg+xml",
                "Application/JSON ;charset=utf-8"
            })
    void textIsCompressedWithoutLooking(String mediaType) {
        assertThat(CompressionPolicy.byMediaType(ZSTD).choose(mediaType)).isEqualTo(CompressionChoice.always(ZSTD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/octet-stream",
                "image/bmp",
                "application/pdf",
                "videos/x",
                "text",
                "",
                ";",
                "json",
                "application/jsonish",
                "application/+json/zip"
            })
    void theRestIsLookedAt(String mediaType) {
        assertThat(CompressionPolicy.byMediaType(ZSTD).choose(mediaType)).isEqualTo(CompressionChoice.sampled(ZSTD));
    }

    @Test
    void alwaysMeansEverything() {
        for (String mediaType : List.of("image/jpeg", "text/plain", "application/octet-stream", "")) {
            assertThat(CompressionPolicy.always(ZSTD).choose(mediaType)).isEqualTo(CompressionChoice.always(ZSTD));
        }
    }

    @Test
    void theFirstRuleThatMatchesDecides() {
        CompressionPolicy policy = CompressionPolicy.byMediaType(ZSTD)
                .withRule("text/html", BROTLI)
                .withRule("image/jpeg", BROTLI);

        assertThat(policy.choose("text/html")).isEqualTo(BROTLI);
        assertThat(policy.choose("text/css")).isEqualTo(CompressionChoice.always(ZSTD));
        assertThat(policy.choose("image/jpeg")).isEqualTo(BROTLI);
        assertThat(policy.choose("image/png")).isEqualTo(CompressionChoice.stored());
    }

    @Test
    void patternsOfAnotherFormAreRefused() {
        assertThatThrownBy(() -> CompressionPolicy.always(ZSTD).withRule("*/json", BROTLI))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'*/json' is no pattern of media types");
    }

    @Test
    void aChoiceToStoreHasNoSamples() {
        assertThat(new CompressionChoice(Compression.none(), true)).isEqualTo(CompressionChoice.stored());
    }

    @Test
    void aRuleForEverythingAndUpperCaseAreUnderstood() {
        CompressionPolicy policy = CompressionPolicy.byMediaType(ZSTD)
                .withRule("*/*", BROTLI)
                .withRule("Text/HTML", CompressionChoice.stored());
        assertThat(policy.choose("text/html")).isEqualTo(CompressionChoice.stored());
        assertThat(policy.choose("nonsense")).isEqualTo(BROTLI);
    }

    @Test
    void rulesThatWouldNeverBeAskedAreRefused() {
        CompressionPolicy.Rule rule = new CompressionPolicy.Rule("text/plain", BROTLI);
        assertThatThrownBy(() -> new CompressionPolicy(List.of(rule, rule), BROTLI))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'text/plain' has two rules");
        assertThatThrownBy(() -> new CompressionPolicy(Collections.nCopies(1001, rule), BROTLI))
                .hasMessageContaining("at most 1000 rules, not 1001");
        List<CompressionPolicy.Rule> most = IntStream.range(0, 1000)
                .mapToObj(i -> new CompressionPolicy.Rule("text/t" + i, BROTLI))
                .toList();
        assertThat(new CompressionPolicy(most, CompressionChoice.stored()).choose("text/t999"))
                .isEqualTo(BROTLI);
    }
}
