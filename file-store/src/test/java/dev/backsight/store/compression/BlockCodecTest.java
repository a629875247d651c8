package dev.backsight.store.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.Contents;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every codec must do with blocks that are what they should be. */
class BlockCodecTest {

    static Stream<Compression> allLevels() {
        return BlockCodecContract.allLevels();
    }

    static Stream<Compression> extremeAndDefaultLevels() {
        return BlockCodecContract.extremeAndDefaultLevels();
    }

    @ParameterizedTest
    @MethodSource("allLevels")
    void everyLevelGivesBackSmallBlocksOfEveryKind(Compression compression) throws MalformedBlockException {
        Stream<byte[]> blocks = IntStream.of(0, 1, 2, 15, 16, 17, 100, 4096)
                .boxed()
                .flatMap(size -> BlockCodecContract.blocks(size).stream());
        givesBack(compression, blocks);
    }

    /** Not every kind at every limit: the highest levels take their time. */
    @ParameterizedTest
    @MethodSource("extremeAndDefaultLevels")
    void givesBackBlocksAtTheLimitsOfTheStoresBlockSize(Compression compression) throws MalformedBlockException {
        int largest = BlockCodecContract.LARGEST_BLOCK;
        givesBack(
                compression,
                Stream.of(
                        Contents.text(1, 65_535),
                        Contents.text(2, 65_537),
                        Contents.random(3, largest - 1),
                        Contents.random(4, largest),
                        new byte[largest],
                        Contents.halfRandom(5, largest)));
    }

    /** One encoder and one decompressor for all blocks, so that none may depend on the one before. */
    private static void givesBack(Compression compression, Stream<byte[]> blocks) throws MalformedBlockException {
        Codec codec = compression.codec();
        try (BlockEncoder encoder = codec.blockCodec().newEncoder(compression.level());
                BlockDecompressor decompressor = new BlockDecompressor()) {
            for (byte[] block : blocks.toList()) {
                byte[] compressed = BlockCodecContract.encode(encoder, block);
                assertThat(compressed == null).isEqualTo(codec == Codec.STORED);
                byte[] stored = compressed == null ? block : compressed;
                assertThat(BlockCodecContract.decode(decompressor, codec, stored, block.length))
                        .as("%d bytes", block.length)
                        .isEqualTo(block);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("extremeAndDefaultLevels")
    void equalBlocksGiveEqualBytesWhateverCameBefore(Compression compression) {
        byte[] block = Contents.halfRandom(3, 20_000);
        try (BlockEncoder encoder = compression.codec().blockCodec().newEncoder(compression.level());
                BlockEncoder other = compression.codec().blockCodec().newEncoder(compression.level())) {
            byte[] first = BlockCodecContract.encode(encoder, block);
            for (byte[] between : List.of(Contents.text(4, 20_000), Contents.random(5, 5_000))) {
                BlockCodecContract.encode(encoder, between);
                assertThat(BlockCodecContract.encode(encoder, block)).isEqualTo(first);
            }
            assertThat(BlockCodecContract.encode(other, block)).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @MethodSource("extremeAndDefaultLevels")
    void repetitiveTextShrinksAndRandomBytesAreKeptAsTheyAre(Compression compression) {
        byte[] text =
                "the quick brown fox jumps over the lazy dog\n".repeat(500).getBytes(StandardCharsets.US_ASCII);
        try (BlockCompressor compressor = compression.newCompressor()) {
            byte[] target = new byte[Compression.maxCompressedLength(text.length)];
            int length = compressor.compress(text, 0, text.length, target);
            if (compression.codec() == Codec.STORED) {
                assertThat(length).isEqualTo(BlockCompressor.INCOMPRESSIBLE);
            } else {
                assertThat(length).isBetween(1, text.length / 4);
            }
            for (int size : new int[] {0, 1, 100, text.length}) {
                assertThat(compressor.compress(Contents.random(size, size), 0, size, target))
                        .isEqualTo(BlockCompressor.INCOMPRESSIBLE);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesRangesThatArraysDoNotHaveBeforeNativeCodeSeesThem(Codec codec) {
        byte[] block = new byte[1000];
        byte[] target = new byte[Compression.maxCompressedLength(1000)];
        try (BlockCompressor compressor = Compression.of(codec).newCompressor();
                BlockDecompressor decompressor = new BlockDecompressor()) {
            assertThatThrownBy(() -> compressor.compress(block, 1, 1000, target))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> compressor.compress(block, 0, 1000, new byte[target.length - 1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(target.length + " bytes");
            assertThatThrownBy(() -> decompressor.decompress(codec, block, 1, 1000, target, 0, 1))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> decompressor.decompress(codec, block, 0, 10, target, target.length, 1))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> decompressor.decompress(codec, block, 0, -1, target, 0, 1))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void levelsAreThoseTheCodecHasAndFitTheFormatsByte(Codec codec) {
        assertThat(codec.minLevel()).isGreaterThanOrEqualTo(Byte.MIN_VALUE);
        assertThat(codec.maxLevel()).isLessThanOrEqualTo(Byte.MAX_VALUE);
        assertThat(codec.defaultLevel()).isBetween(codec.minLevel(), codec.maxLevel());
        assertThatThrownBy(() -> new Compression(codec, codec.maxLevel() + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(codec + " has no level " + (codec.maxLevel() + 1));
        assertThatThrownBy(() -> new Compression(codec, codec.minLevel() - 1))
                .hasMessageContaining(codec.minLevel() + " to " + codec.maxLevel());
    }

    @Test
    void idsAreThoseOnDisk() {
        assertThat(Arrays.stream(Codec.values()).map(codec -> codec.id() + " " + codec))
                .containsExactly("0 STORED", "1 ZSTD", "2 LZ4", "3 SNAPPY", "4 BROTLI", "5 DEFLATE", "6 XZ");
        assertThat(Codec.ofId(7)).isEmpty();
        assertThat(Codec.ofId(-1)).isEmpty();
        for (Codec codec : Codec.values()) {
            assertThat(Codec.ofId(codec.id())).contains(codec);
        }
    }

    @Test
    void onceClosedADecompressorSaysSo() {
        BlockDecompressor decompressor = new BlockDecompressor();
        decompressor.close();
        decompressor.close();
        assertThatThrownBy(() -> decompressor.decompress(Codec.ZSTD, new byte[10], 0, 10, new byte[10], 0, 10))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }
}
