package dev.backsight.store.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.thumbnail.ThumbnailRefusedException.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is no image, is a bomb, or is damaged. */
class ThumbnailRefusalTest {

    private final Thumbnailer thumbnailer = new Thumbnailer();

    @Test
    void refusesAWebpWithSeveralFramesOrLargerThanItsCanvas() throws IOException {
        byte[] plain = WebpSamples.lossless(30, 20, 0xFF336699);
        assertThat(create(WebpSamples.extended(30, 20, plain), ThumbnailRequest.png(64))
                        .width())
                .isEqualTo(30);
        assertThat(reason(thumbnailer, WebpSamples.extended(29, 20, plain))).isEqualTo(Reason.MALFORMED);
        assertThat(reason(thumbnailer, WebpSamples.extended(30, 19, plain))).isEqualTo(Reason.MALFORMED);
        assertThat(reason(thumbnailer, WebpSamples.extended(30, 20, plain, plain)))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void readsProgressiveJpegsAndRefusesTooManyScans() throws IOException {
        byte[] progressive = Pictures.jpeg(Pictures.quarters(200, 200), 0.9f, true);
        assertThat(Pictures.corners(Pictures.read(create(progressive, ThumbnailRequest.png(50)))))
                .isEqualTo("RGBY");
        Thumbnailer strict = new Thumbnailer(new ThumbnailLimits(1 << 20, 1 << 20, 3));
        assertThat(reason(strict, progressive)).isEqualTo(Reason.TOO_MANY_SCANS);
    }

    @Test
    void refusesBombsByTheirHeader() throws IOException {
        byte[] png = Pictures.write(Pictures.quarters(8, 8), "png");
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        assertThatThrownBy(() -> create(png, ThumbnailRequest.png(10)))
                .hasMessage(
                        "the header of the PNG announces 60000 x 60000 pixels; at most 67108864 in all are allowed");
        assertThat(reason(thumbnailer, png)).isEqualTo(Reason.TOO_MANY_PIXELS);
        byte[] gif = Pictures.write(Pictures.quarters(8, 8), "gif");
        for (int i = 0; i < gif.length - 9; i++) {
            if (gif[i] == 0x2C && gif[i + 5] == 8 && gif[i + 7] == 8) {
                gif[i + 6] = gif[i + 8] = (byte) 0xFF;
            }
        }
        assertThat(reason(thumbnailer, gif)).isEqualTo(Reason.TOO_MANY_PIXELS);
    }

    @Test
    void refusesWhatIsTooLongOrNoImage() throws IOException {
        byte[] png = Pictures.write(Pictures.quarters(8, 8), "png");
        Thumbnailer small = new Thumbnailer(new ThumbnailLimits(png.length - 1, 1000, 1));
        assertThat(reason(small, png)).isEqualTo(Reason.TOO_MANY_BYTES);
        assertThatThrownBy(() -> small.create(new ByteArrayInputStream(png), ThumbnailRequest.png(1)))
                .hasMessageContaining("longer than");
        assertThat(reason(thumbnailer, new byte[0])).isEqualTo(Reason.UNSUPPORTED_FORMAT);
        assertThat(reason(thumbnailer, "<svg/>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(Reason.UNSUPPORTED_FORMAT);
    }

    @Test
    void refusesImagesThatEndEarly() throws IOException {
        BufferedImage photograph = Pictures.photograph(120, 90, 9);
        byte[][] wholes = {
            Pictures.write(photograph, "jpeg"),
            Pictures.write(photograph, "png"),
            Pictures.write(photograph, "gif"),
            WebpSamples.lossy()
        };
        for (byte[] whole : wholes) {
            for (int percent : new int[] {1, 5, 30, 60, 90}) {
                byte[] cut = Arrays.copyOf(whole, Math.max(12, whole.length * percent / 100));
                assertThat(reason(thumbnailer, cut)).isEqualTo(Reason.MALFORMED);
            }
        }
    }

    @Test
    void answersForDamagedImagesWithAThumbnailOrARefusal() throws IOException {
        BufferedImage photograph = Pictures.photograph(60, 40, 10);
        byte[][] wholes = {
            Pictures.withExif(Pictures.write(photograph, "jpeg"), Pictures.exif(6, true)),
            Pictures.jpeg(photograph, 0.5f, true),
            Pictures.withChunk(Pictures.write(photograph, "png"), "eXIf", Pictures.exif(3, false)),
            Pictures.write(photograph, "gif"),
            WebpSamples.lossy(),
            WebpSamples.lossless(9, 7, 0x80FF0000)
        };
        Thumbnailer small = new Thumbnailer(new ThumbnailLimits(1 << 20, 1 << 20, 64));
        Random random = new Random(2026);
        int refused = 0;
        for (int i = 0; i < 600; i++) {
            byte[] damaged = wholes[i % wholes.length].clone();
            for (int k = 1 + random.nextInt(5); k > 0; k--) {
                // Half of the damage hits headers.
                int bound = random.nextBoolean() ? Math.min(200, damaged.length) : damaged.length;
                damaged[random.nextInt(bound)] = (byte) random.nextInt();
            }
            try {
                small.create(damaged, List.of(ThumbnailRequest.png(16)));
            } catch (ThumbnailRefusedException e) {
                assertThat(e.reason()).isNotNull();
                refused++;
            }
        }
        assertThat(refused).isBetween(50, 599);
    }

    private Thumbnail create(byte[] image, ThumbnailRequest request) throws IOException {
        return thumbnailer.create(image, List.of(request)).get(0);
    }

    private static Reason reason(Thumbnailer thumbnailer, byte[] image) throws IOException {
        try {
            thumbnailer.create(image, List.of(ThumbnailRequest.png(10)));
        } catch (ThumbnailRefusedException e) {
            return e.reason();
        }
        throw new AssertionError("was not refused: " + Base64.getEncoder().encodeToString(image));
    }
}
