package dev.backsight.store.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentIdTest {

    /** FIPS 180-4 example of one block, as published by NIST. */
    private static final String SHA_256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void isTheSha256OfTheContent() {
        assertThat(ContentId.of("abc".getBytes(StandardCharsets.US_ASCII)).hex())
                .isEqualTo(SHA_256_OF_ABC);
    }

    @Test
    void goesThroughItsDigits() {
        ContentId id = ContentId.parse(SHA_256_OF_ABC);

        assertThat(id).isEqualTo(ContentId.of("abc".getBytes(StandardCharsets.US_ASCII)));
        assertThat(id).hasToString(SHA_256_OF_ABC);
    }

    @Test
    void goesThroughItsBinaryForm() {
        ContentId id = ContentId.of(new byte[] {1, 2, 3});

        assertThat(ContentId.fromBytes(id.toBytes())).isEqualTo(id);
    }

    @Test
    void isReadFromWhereTheBufferStands() {
        ContentId id = ContentId.of(new byte[] {1, 2, 3});
        ByteBuffer bytes = ByteBuffer.allocate(1 + ContentId.BYTES + 1);
        bytes.put((byte) 7).put(id.toBytes()).put((byte) 9).position(1);

        assertThat(ContentId.read(bytes)).isEqualTo(id);
        assertThat(bytes.get()).isEqualTo((byte) 9);
        assertThatThrownBy(() -> ContentId.read(ByteBuffer.allocate(ContentId.BYTES - 1)))
                .isInstanceOf(BufferUnderflowException.class);
    }

    @Test
    void isOrderedAsItsDigitsAre() {
        Random random = new Random(5);
        List<ContentId> ids = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            byte[] hash = new byte[ContentId.BYTES];
            random.nextBytes(hash);
            // Many that begin alike, so that every part of the hash decides somewhere.
            Arrays.fill(hash, 0, 8 * random.nextInt(4), (byte) (random.nextBoolean() ? 0x7f : 0x80));
            ids.add(ContentId.fromBytes(hash));
        }
        List<ContentId> byDigits = new ArrayList<>(ids);
        byDigits.sort(Comparator.comparing(ContentId::hex));

        Collections.sort(ids);

        assertThat(ids).isEqualTo(byDigits);
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
        assertThatThrownBy(() -> ContentId.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("64 lower-case hexadecimal digits");
    }

    @Test
    void refusesBytesOfAnotherLength() {
        assertThatThrownBy(() -> ContentId.fromBytes(new byte[31]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 bytes, not 31");
    }
}
