package dev.backsight.store.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aayushatharva.brotli4j.encoder.Encoder;
import com.github.luben.zstd.Zstd;
import dev.backsight.store.Contents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/**
 * What every codec must do with blocks that are not what they should be: refuse them with {@link MalformedBlockException},
 * or, where a codec has no checksum and the damage leaves a valid block, write other bytes, but never one too many. Every
 * decompression here has margins around its target, and any other exception fails the test.
 */
class HostileBlockTest {

    private static final int SIZE = 4096;

    static Stream<Codec> codecsThatCompress() {
        return BlockCodecContract.codecsThatCompress();
    }

    @ParameterizedTest
    @MethodSource("codecsThatCompress")
    void blocksThatAreCutOffAreRefused(Codec codec) {
        byte[] compressed = BlockCodecContract.encode(codec, Contents.text(1, SIZE));
        try (BlockDecompressor decompressor = new BlockDecompressor()) {
            for (int length = 0; length < compressed.length; length++) {
                byte[] cut = Arrays.copyOf(compressed, length);
                assertThatThrownBy(() -> BlockCodecContract.decode(decompressor, codec, cut, SIZE))
                        .as("cut to %d of %d", length, compressed.length)
                        .isInstanceOf(MalformedBlockException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("codecsThatCompress")
    void blocksThatGoOnAfterTheirEndAreRefused(Codec codec) {
        byte[] compressed = BlockCodecContract.encode(codec, Contents.text(1, SIZE));
        try (BlockDecompressor decompressor = new BlockDecompressor()) {
            for (int more : new int[] {1, 2, 16, 100}) {
                byte[] longer = Arrays.copyOf(compressed, compressed.length + more);
                Arrays.fill(longer, compressed.length, longer.length, (byte) 0xE7);
                assertThatThrownBy(() -> BlockCodecContract.decode(decompressor, codec, longer, SIZE))
                        .as("%d more", more)
                        .isInstanceOf(MalformedBlockException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("codecsThatCompress")
    void wrongLengthsAreRefused(Codec codec) {
        byte[] compressed = BlockCodecContract.encode(codec, Contents.text(1, SIZE));
        try (BlockDecompressor decompressor = new BlockDecompressor()) {
            for (int claimed : new int[] {0, 1, 2, SIZE / 2, SIZE - 1, SIZE + 1, 2 * SIZE, 1 << 20}) {
                assertThatThrownBy(() -> BlockCodecContract.decode(decompressor, codec, compressed, claimed))
                        .as("%d claimed", claimed)
                        .isInstanceOf(MalformedBlockException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("codecsThatCompress")
    void flippedBitsNeverDoMoreThanChangeTheBlock(Codec codec) {
        Random random = new Random(5);
        byte[] original = Contents.text(1, SIZE);
        byte[] compressed = BlockCodecContract.encode(codec, original);
        int refused = 0;
        try (BlockDecompressor decompressor = new BlockDecompressor()) {
            for (int i = 0; i < 3000; i++) {
                byte[] damaged = compressed.clone();
                for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                    // Half of them near the start, where formats keep what they declare.
                    int position = random.nextInt(random.nextBoolean() ? Math.min(24, damaged.length) : damaged.length);
                    damaged[position] ^= (byte) (1 << random.nextInt(8));
                }
                refused += isRefused(decompressor, codec, damaged, SIZE) ? 1 : 0;
            }
            assertThat(isRefused(decompressor, codec, compressed, SIZE))
                    .as("the undamaged block, after all these")
                    .isFalse();
        }
        assertThat(refused).isGreaterThan(600);
    }

    @ParameterizedTest
    @MethodSource("codecsThatCompress")
    void garbageIsRefused(Codec codec) {
        Random random = new Random(6);
        int refused = 0;
        try (BlockDecompressor decompressor = new BlockDecompressor()) {
            for (int i = 0; i < 3000; i++) {
                byte[] garbage = new byte[random.nextInt(200)];
                random.nextBytes(garbage);
                // A random Snappy or Brotli block may be one: of few bytes, and hardly ever of 4096.
                refused += isRefused(decompressor, codec, garbage, SIZE) ? 1 : 0;
            }
        }
        assertThat(refused).isGreaterThanOrEqualTo(2999);
    }

    /** The compressed form begins as it should, so that the decoder gets somewhere. */
    @ParameterizedTest
    @MethodSource("codecsThatCompress")
    void garbageAfterAGoodBeginningNeverDoesMoreThanChangeTheBlock(Codec codec) {
        Random random = new Random(7);
        byte[] compressed = BlockCodecContract.encode(codec, Contents.text(1, SIZE));
        try (BlockDecompressor decompressor = new BlockDecompressor()) {
            for (int i = 0; i < 1500; i++) {
                byte[] garbage = new byte[compressed.length];
                random.nextBytes(garbage);
                int good = random.nextInt(compressed.length);
                System.arraycopy(compressed, 0, garbage, 0, good);
                isRefused(decompressor, codec, garbage, SIZE);
            }
        }
    }

    private static boolean isRefused(BlockDecompressor decompressor, Codec codec, byte[] block, int claimed) {
        try {
            BlockCodecContract.decode(decompressor, codec, block, claimed);
            return false;
        } catch (MalformedBlockException e) {
            assertThat(e).message().isNotBlank();
            return true;
        }
    }

    @ParameterizedTest
    @MethodSource("codecsThatCompress")
    void bombsAreLeftOffAtTheLengthClaimed(Codec codec) {
        byte[] bomb = BlockCodecContract.encode(codec, new byte[8 << 20]);
        assertThat(bomb.length).isLessThan(500_000);
        try (BlockDecompressor decompressor = new BlockDecompressor()) {
            for (int claimed : new int[] {0, 1, SIZE, 1 << 20, (8 << 20) - 1}) {
                assertThatThrownBy(() -> BlockCodecContract.decode(decompressor, codec, bomb, claimed))
                        .as("%d claimed", claimed)
                        .isInstanceOf(MalformedBlockException.class);
            }
        }
    }

    @Test
    void windowsMuchLargerThanTheBlockAreRefusedBeforeTheyAreAllocated() throws IOException {
        byte[] text = Contents.text(1, SIZE);
        ByteArrayOutputStream xz = new ByteArrayOutputStream();
        LZMA2Options options = new LZMA2Options(0);
        options.setDictSize(8 << 20);
        try (XZOutputStream stream = new XZOutputStream(xz, options)) {
            stream.write(text);
        }
        byte[] brotli = Encoder.compress(text, new Encoder.Parameters().setWindow(24));
        try (BlockDecompressor decompressor = new BlockDecompressor()) {
            assertThatThrownBy(() -> BlockCodecContract.decode(decompressor, Codec.XZ, xz.toByteArray(), SIZE))
                    .isInstanceOf(MalformedBlockException.class)
                    .hasMessageContaining("memory");
            assertThatThrownBy(() -> BlockCodecContract.decode(decompressor, Codec.BROTLI, brotli, SIZE))
                    .isInstanceOf(MalformedBlockException.class)
                    .hasMessageContaining("window of 2^24");
        }
    }

    /** zstd itself takes any chain of frames, and skips those that are to be skipped (RFC 8878, 3.1.2). */
    @Test
    void aZstdBlockIsExactlyOneFrame() {
        byte[] frame = BlockCodecContract.encode(Codec.ZSTD, Contents.text(1, SIZE));
        byte[] skippable = HexFormat.of().parseHex("502a4d1800000000");
        try (BlockDecompressor decompressor = new BlockDecompressor()) {
            notOneFrame(decompressor, concatenated(frame, skippable), SIZE);
            notOneFrame(decompressor, concatenated(skippable, frame), SIZE);
            notOneFrame(decompressor, concatenated(frame, frame), 2 * SIZE);
            notOneFrame(decompressor, skippable, 0);
            notOneFrame(decompressor, new byte[0], 0);
        }
    }

    private static void notOneFrame(BlockDecompressor decompressor, byte[] block, int claimed) {
        assertThatThrownBy(() -> BlockCodecContract.decode(decompressor, Codec.ZSTD, block, claimed))
                .isInstanceOf(MalformedBlockException.class)
                .hasMessageContaining("not exactly one frame");
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Test
    void storedBlocksOfAnotherLengthAreRefused() {
        try (BlockDecompressor decompressor = new BlockDecompressor()) {
            assertThatThrownBy(() -> BlockCodecContract.decode(decompressor, Codec.STORED, new byte[99], 100))
                    .isInstanceOf(MalformedBlockException.class)
                    .hasMessageContaining("its original length, 100, not 99");
        }
    }

    @Test
    void aBlockOfADictionaryNobodyHasIsRefused() {
        byte[] text = Contents.text(1, SIZE);
        byte[] compressed;
        try (BlockEncoder encoder = new ZstdCodec(ZstdDictionaryTest.trained(1)).newEncoder(3)) {
            compressed = BlockCodecContract.encode(encoder, text);
        }
        assertThat(Zstd.getDictIdFromFrame(compressed)).isNotZero();
        try (BlockDecompressor none = new BlockDecompressor();
                BlockDecompressor other = new BlockDecompressor(ZstdDictionaryTest.trained(2))) {
            for (BlockDecompressor decompressor : new BlockDecompressor[] {none, other}) {
                assertThatThrownBy(() -> BlockCodecContract.decode(decompressor, Codec.ZSTD, compressed, SIZE))
                        .isInstanceOf(MalformedBlockException.class)
                        .hasMessageContaining("Dictionary mismatch");
            }
        }
    }
}
