package dev.backsight.store.compression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.Contents;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the suites about block codecs share: which codecs there are to test, and a round trip. */
final class BlockCodecContract {

    static final int LARGEST_BLOCK = 256 << 10;

    private static final byte CANARY = 0x5A;
    private static final int MARGIN = 64;

    private BlockCodecContract() {}

    static Stream<Compression> allLevels() {
        return Stream.of(Codec.values()).flatMap(codec -> IntStream.rangeClosed(codec.minLevel(), codec.maxLevel())
                .mapToObj(level -> new Compression(codec, level)));
    }

    static Stream<Compression> extremeAndDefaultLevels() {
        return Stream.of(Codec.values())
                .flatMap(codec -> IntStream.of(codec.minLevel(), codec.defaultLevel(), codec.maxLevel())
                        .distinct()
                        .mapToObj(level -> new Compression(codec, level)));
    }

    static Stream<Codec> codecsThatCompress() {
        return Stream.of(Codec.values()).filter(codec -> codec != Codec.STORED);
    }

    static List<byte[]> blocks(int size) {
        return List.of(
                Contents.text(size, size),
                Contents.random(size, size),
                new byte[size],
                Contents.halfRandom(size, size));
    }

    /** The block as the codec has it, even if that is longer; null if the codec keeps everything as it is. */
    static byte @Nullable [] encode(BlockEncoder encoder, byte[] block) {
        byte[] source = new byte[block.length + 2 * MARGIN];
        System.arraycopy(block, 0, source, MARGIN, block.length);
        byte[] target = new byte[Compression.maxCompressedLength(block.length)];
        int length = encoder.encode(source, MARGIN, block.length, target);
        if (length == BlockCompressor.INCOMPRESSIBLE) {
            return null;
        }
        assertThat(length).isBetween(0, target.length);
        return Arrays.copyOf(target, length);
    }

    static byte[] encode(Codec codec, byte[] block) {
        try (BlockEncoder encoder = codec.blockCodec().newEncoder(codec.defaultLevel())) {
            return encode(encoder, block);
        }
    }

    /** Decompresses between margins that must stay as they are, whether that succeeds or not. */
    static byte[] decode(BlockDecompressor decompressor, Codec codec, byte[] compressed, int claimedLength)
            throws MalformedBlockException {
        byte[] source = new byte[compressed.length + 2 * MARGIN];
        System.arraycopy(compressed, 0, source, MARGIN, compressed.length);
        byte[] target = new byte[claimedLength + 2 * MARGIN];
        Arrays.fill(target, CANARY);
        try {
            decompressor.decompress(codec, source, MARGIN, compressed.length, target, MARGIN, claimedLength);
        } catch (MalformedBlockException e) {
            requireMargins(codec, target);
            throw e;
        }
        requireMargins(codec, target);
        return Arrays.copyOfRange(target, MARGIN, MARGIN + claimedLength);
    }

    private static void requireMargins(Codec codec, byte[] target) {
        for (int i = 0; i < MARGIN; i++) {
            if (target[i] != CANARY || target[target.length - 1 - i] != CANARY) {
                throw new AssertionError(codec + " wrote beyond the target, at margin " + i);
            }
        }
    }
}
