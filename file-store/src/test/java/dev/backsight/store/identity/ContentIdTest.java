package dev.backsight.store.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentIdTest {

    @Test
    void isTheSha256OfTheContent() {
        // FIPS 180-4 example of one block, as published by NIST.
        assertThat(ContentId.of("abc".getBytes(StandardCharsets.US_ASCII)).hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void goesThroughItsBinaryForm() {
        ContentId id = ContentId.of(new byte[] {1, 2, 3});

        assertThat(ContentId.fromBytes(id.toBytes())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ba78",
                "../../../../../../../../../../../../../../../../../../etc/passwd",
                "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> new ContentId(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
