package dev.backsight.store.validation;

import static dev.backsight.store.validation.Samples.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDimensionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "tiff"})
    void agreesWithTheWriter(String format) throws IOException {
        byte[] image = Samples.image(format, 301, 17);
        assertThat(ImageDimensions.of("image/" + format, RandomBytes.of(image))).contains(new ImageDimensions(301, 17));
    }

    @Test
    void readsTheThreeFormsOfWebp() throws IOException {
        // RFC 9649 2.5 to 2.7, by hand: canvas 16384 x 2; lossless 300 x 200; lossy 176 x 144.
        byte[] extended = hex("52494646 00000000 57454250 56503858 0A000000 00000000 FF3F00 010000");
        int bits = 299 | 199 << 14;
        byte[] lossless = hex("52494646 00000000 57454250 5650384C 0A000000 2F"
                + String.format(
                        "%02X%02X%02X%02X", bits & 0xFF, bits >> 8 & 0xFF, bits >> 16 & 0xFF, bits >> 24 & 0xFF));
        byte[] lossy = hex("52494646 00000000 57454250 56503820 0A000000 300100 9D012A B000 9000");
        assertThat(webp(extended)).isEqualTo(new ImageDimensions(16384, 2));
        assertThat(webp(lossless)).isEqualTo(new ImageDimensions(300, 200));
        assertThat(webp(lossy)).isEqualTo(new ImageDimensions(176, 144));
    }

    @Test
    void saturatesWhereUnsignedNumbersOverflow() {
        assertThat(new ImageDimensions(0xFFFF_FFFFL, 0xFFFF_FFFFL).pixels()).isEqualTo(Long.MAX_VALUE);
        assertThat(new ImageDimensions(5, 0).pixels()).isZero();
    }

    @Test
    void hasNoAnswerForHeadersThatEndEarly() throws IOException {
        for (String format : new String[] {"png", "jpeg", "gif", "bmp", "tiff"}) {
            byte[] image = Samples.image(format, 3, 3);
            Random random = new Random(3);
            for (int i = 0; i < 300; i++) {
                byte[] damaged = Arrays.copyOf(image, random.nextInt(image.length));
                for (int k = 0; k < 4 && damaged.length > 4; k++) {
                    damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt();
                }
                assertThat(ImageDimensions.of("image/" + format, RandomBytes.of(damaged)))
                        .matches(size -> size.isEmpty() || size.get().pixels() >= 0);
            }
            assertThat(ImageDimensions.of("image/" + format, RandomBytes.of(Arrays.copyOf(image, 6))))
                    .isEmpty();
        }
    }

    private static ImageDimensions webp(byte[] image) throws IOException {
        return ImageDimensions.of("image/webp", RandomBytes.of(image)).orElseThrow();
    }
}
