package dev.backsight.store.validation;

import static dev.backsight.store.validation.Samples.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void looksAtTheFirstFrameOfAGif() throws IOException {
        byte[] gif = Samples.image("gif", 301, 17);
        gif[6] = gif[7] = gif[8] = gif[9] = 0;
        assertThat(ImageDimensions.of("image/gif", RandomBytes.of(gif))).contains(new ImageDimensions(301, 17));
    }

    @Test
    void walksOverWhatDecodersSkip() throws IOException {
        byte[] jpeg = Samples.image("jpeg", 301, 17);
        for (byte[] skipped : new byte[][] {hex("FFFE0002".repeat(2_000)), hex("FF".repeat(3_000)), hex("0012FF00")}) {
            assertThat(ImageDimensions.of("image/jpeg", RandomBytes.of(after(jpeg, skipped))))
                    .contains(new ImageDimensions(301, 17));
        }
        assertThatThrownBy(() ->
                        ImageDimensions.of("image/jpeg", RandomBytes.of(after(jpeg, hex("FFFE0002".repeat(70_000))))))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isInstanceOf(Refusal.ImageBomb.class));
    }

    @Test
    void walksOverManyTiffTags() throws IOException {
        byte[] tiff = hex("49492A00 08000000 DA07" + "FE00 0400 01000000 00000000".repeat(2_008)
                + "0001 0400 01000000 2D010000" + "0101 0400 01000000 11000000");
        assertThat(ImageDimensions.of("image/tiff", RandomBytes.of(tiff))).contains(new ImageDimensions(301, 17));
    }

    private static byte[] after(byte[] jpeg, byte[] inserted) {
        byte[] longer = new byte[jpeg.length + inserted.length];
        System.arraycopy(jpeg, 0, longer, 0, 2);
        System.arraycopy(inserted, 0, longer, 2, inserted.length);
        System.arraycopy(jpeg, 2, longer, 2 + inserted.length, jpeg.length - 2);
        return longer;
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
                        .matches(size -> size.isEmpty() || size.get().width() <= 0xFFFF_FFFFL);
            }
            assertThat(ImageDimensions.of("image/" + format, RandomBytes.of(Arrays.copyOf(image, 6))))
                    .isEmpty();
        }
    }

    private static ImageDimensions webp(byte[] image) throws IOException {
        return ImageDimensions.of("image/webp", RandomBytes.of(image)).orElseThrow();
    }
}
