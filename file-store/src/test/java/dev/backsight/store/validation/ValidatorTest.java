package dev.backsight.store.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.validation.Refusal.ContradictoryType;
import dev.backsight.store.validation.Refusal.HostileName;
import dev.backsight.store.validation.Refusal.ImageBomb;
import dev.backsight.store.validation.Refusal.TooLarge;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.io.channels.ByteArraySeekableByteChannel;
import org.junit.jupiter.api.Test;

class ValidatorTest {

    private static final Validator VALIDATOR = new Validator(ValidationPolicy.defaults());

    @Test
    void admitsAStreamUnchanged() throws IOException {
        Random random = new Random(5);
        for (int length : new int[] {0, 1, 100, Validator.PREFIX_BYTES - 1, Validator.PREFIX_BYTES, 200_000}) {
            byte[] content = new byte[length];
            random.nextBytes(content);
            try (InputStream admitted =
                    VALIDATOR.admit("a.bin", MediaType.OCTET_STREAM, new ByteArrayInputStream(content))) {
                assertThat(admitted.readAllBytes()).isEqualTo(content);
                assertThat(admitted.read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void readsNoFurtherAheadThanThePrefix() throws IOException {
        ByteArrayInputStream source = new ByteArrayInputStream(new byte[200_000]);
        VALIDATOR.admit("a.bin", MediaType.OCTET_STREAM, source);
        assertThat(source.available()).isEqualTo(200_000 - Validator.PREFIX_BYTES);
    }

    @Test
    void readsNothingUnderAHostileName() {
        ByteArrayInputStream source = new ByteArrayInputStream(new byte[10]);
        assertThatThrownBy(() -> VALIDATOR.admit("../a", MediaType.OCTET_STREAM, source))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isInstanceOf(HostileName.class));
        assertThat(source.available()).isEqualTo(10);
    }

    @Test
    void refusesAStreamWhoseBeginningContradictsItsName() {
        byte[] elf = Samples.hex("7F454C46020101000000");
        assertThatThrownBy(() -> VALIDATOR.admit("a.jpg", MediaType.OCTET_STREAM, new ByteArrayInputStream(elf)))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isInstanceOf(ContradictoryType.class));
    }

    @Test
    void letsExactlyTheAllowedNumberOfBytesPass() throws IOException {
        for (int limit : new int[] {0, 1, 70_000}) {
            Validator small = new Validator(ValidationPolicy.defaults().withMaxSize(limit));
            byte[] whole = new byte[limit];
            assertThat(small.admit("a", MediaType.OCTET_STREAM, new ByteArrayInputStream(whole))
                            .readAllBytes())
                    .hasSize(limit);
            InputStream tooLong =
                    small.admit("a", MediaType.OCTET_STREAM, new ByteArrayInputStream(new byte[limit + 1]));
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> tooLong.transferTo(new ByteArrayOutputStream()))
                        .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.refusal())
                                .isEqualTo(new TooLarge(limit, e.getMessage())));
            }
        }
    }

    @Test
    void countsSkippedBytesToo() throws IOException {
        Validator small = new Validator(ValidationPolicy.defaults().withMaxSize(10));
        InputStream admitted = small.admit("a", MediaType.OCTET_STREAM, new ByteArrayInputStream(new byte[11]));
        assertThatThrownBy(() -> admitted.skipNBytes(11)).isInstanceOf(RefusedException.class);
    }

    @Test
    void limitsSizeByTheTypeThatWasDetected() throws IOException {
        Validator policy = new Validator(ValidationPolicy.defaults().withMaxSize("image/*", 20));
        byte[] png = Samples.image("png", 10, 10);
        assertThat(policy.judgeContent("a", MediaType.OCTET_STREAM, ByteArraySeekableByteChannel.wrap(png)))
                .containsInstanceOf(TooLarge.class);
        assertThat(policy.judgeContent(
                        "a", MediaType.OCTET_STREAM, ByteArraySeekableByteChannel.wrap(new byte[png.length])))
                .isEmpty();
    }

    @Test
    void refusesImagesThatAnnounceTooManyPixels() throws IOException {
        byte[] png = Samples.image("png", 10, 10);
        ByteBuffer.wrap(png).putInt(16, 50_000).putInt(20, 50_000);
        assertThat(VALIDATOR.judgeBeginning("a.png", new MediaType("image/png"), png))
                .contains(new ImageBomb(
                        50_000,
                        50_000,
                        "the header of this image/png announces 50000 x 50000 pixels; at most 100000000 in all are "
                                + "allowed"));
        ByteBuffer.wrap(png).putInt(16, -1).putInt(20, -1);
        assertThat(VALIDATOR.judgeContent("a", MediaType.OCTET_STREAM, ByteArraySeekableByteChannel.wrap(png)))
                .containsInstanceOf(ImageBomb.class);
    }

    @Test
    void findsTheFrameOfAJpegBehindItsProfiles() throws IOException {
        byte[] jpeg = Samples.image("jpeg", 10, 10);
        int frame = indexOf(jpeg, 0xFF, 0xC0);
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 60_000).putShort(frame + 7, (short) 60_000);
        ByteArrayOutputStream padded = new ByteArrayOutputStream();
        padded.write(jpeg, 0, 2);
        for (int i = 0; i < 3; i++) {
            padded.writeBytes(Samples.hex("FFE2FFFF"));
            padded.writeBytes(new byte[0xFFFD]);
        }
        padded.write(jpeg, 2, jpeg.length - 2);
        byte[] beginning = Arrays.copyOf(padded.toByteArray(), Validator.PREFIX_BYTES);
        assertThat(VALIDATOR.judgeBeginning("a.jpg", MediaType.OCTET_STREAM, beginning))
                .isEmpty();
        assertThat(VALIDATOR.judgeContent(
                        "a.jpg", MediaType.OCTET_STREAM, ByteArraySeekableByteChannel.wrap(padded.toByteArray())))
                .get()
                .isInstanceOfSatisfying(
                        ImageBomb.class, bomb -> assertThat(bomb.width()).isEqualTo(60_000));
    }

    @Test
    void answersForDamagedFilesOfEveryFormatAndThrowsNothing() throws IOException {
        byte[][] wholes = {
            Samples.image("png", 20, 10),
            Samples.image("jpeg", 20, 10),
            Samples.image("gif", 20, 10),
            Samples.image("bmp", 20, 10),
            Samples.image("tiff", 20, 10),
            Samples.hex("52494646 00000000 57454250 56503858 0A000000 00000000 FF3F00 010000"),
            Samples.text("{\"a\": [1, 2, {\"b\": null}]}"),
            Samples.text("<?xml version='1.0'?><svg/>")
        };
        Random random = new Random(99);
        for (int i = 0; i < 4_000; i++) {
            byte[] damaged = wholes[i % wholes.length].clone();
            for (int k = random.nextInt(6); k > 0; k--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length + 1));
            VALIDATOR
                    .judgeContent("a.b", MediaType.OCTET_STREAM, ByteArraySeekableByteChannel.wrap(damaged))
                    .ifPresent(refusal -> assertThat(refusal.sentence()).isNotBlank());
        }
    }

    private static int indexOf(byte[] bytes, int first, int second) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if ((bytes[i] & 0xFF) == first && (bytes[i + 1] & 0xFF) == second) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }
}
