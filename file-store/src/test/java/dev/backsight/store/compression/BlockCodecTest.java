package dev.backsight.store.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.Contents;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every codec must do; a new one joins the values of the parameterised tests. */
class BlockCodecTest {

    @ParameterizedTest
    @ValueSource(ints = {-100, 1, 3, 9, 22})
    void zstdGivesBackEveryBlockAtEveryLevel(int level) throws MalformedBlockException {
        try (BlockCompressor compressor = Compression.zstd(level).newCompressor();
                BlockDecompressor decompressor = new BlockDecompressor()) {
            for (int size : new int[] {100, 4096, 65_536, 262_144}) {
                byte[] block = Contents.text(size, size);
                byte[] target = new byte[Compression.maxCompressedLength(size)];

                int length = compressor.compress(block, 0, size, target);

                if (length == BlockCompressor.INCOMPRESSIBLE) {
                    assertThat(level).isEqualTo(-100);
                    continue;
                }
                byte[] back = new byte[size + 20];
                Arrays.fill(back, (byte) 7);
                decompressor.decompress(Codec.ZSTD, target, 0, length, back, 10, size);
                assertThat(Arrays.copyOfRange(back, 10, size + 10)).isEqualTo(block);
                assertThat(Arrays.copyOf(back, 10)).containsOnly(7);
            }
        }
    }

    @Test
    void randomBytesAreIncompressible() {
        try (BlockCompressor compressor = Compression.standard().newCompressor()) {
            for (int size : new int[] {1, 100, 65_536}) {
                byte[] target = new byte[Compression.maxCompressedLength(size)];
                assertThat(compressor.compress(Contents.random(size, size), 0, size, target))
                        .isEqualTo(BlockCompressor.INCOMPRESSIBLE);
            }
        }
    }

    @Test
    void compressesThePartItIsTold() throws MalformedBlockException {
        byte[] around = Contents.random(1, 10_000);
        Arrays.fill(around, 4_000, 6_000, (byte) 1);
        try (BlockCompressor compressor = Compression.standard().newCompressor();
                BlockDecompressor decompressor = new BlockDecompressor()) {
            byte[] target = new byte[Compression.maxCompressedLength(2_000)];
            int length = compressor.compress(around, 4_000, 2_000, target);
            byte[] back = new byte[2_000];
            decompressor.decompress(Codec.ZSTD, target, 0, length, back, 0, 2_000);
            assertThat(length).isLessThan(100);
            assertThat(back).containsOnly(1);
        }
    }

    @Test
    void garbageIsRefusedAndNeverWrittenBeyondTheTarget() {
        Random random = new Random(5);
        byte[] block = Contents.text(1, 4096);
        byte[] compressed = new byte[Compression.maxCompressedLength(4096)];
        try (BlockCompressor compressor = Compression.standard().newCompressor();
                BlockDecompressor decompressor = new BlockDecompressor()) {
            int length = compressor.compress(block, 0, 4096, compressed);
            for (int i = 0; i < 2000; i++) {
                byte[] damaged = Arrays.copyOf(compressed, length);
                for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                    damaged[random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));
                }
                byte[] back = new byte[4200];
                try {
                    decompressor.decompress(Codec.ZSTD, damaged, 0, length, back, 0, 4096);
                } catch (MalformedBlockException e) {
                    assertThat(e).hasMessageContaining("decompress");
                }
                assertThat(Arrays.copyOfRange(back, 4096, 4200)).containsOnly(0);
            }
            assertThatThrownBy(() -> decompressor.decompress(Codec.ZSTD, block, 0, 100, new byte[100], 0, 100))
                    .isInstanceOf(MalformedBlockException.class);
            assertThatThrownBy(() -> decompressor.decompress(Codec.ZSTD, compressed, 0, length, new byte[99], 0, 99))
                    .isInstanceOf(MalformedBlockException.class);
            assertThatThrownBy(
                            () -> decompressor.decompress(Codec.ZSTD, compressed, 0, length, new byte[5000], 0, 5000))
                    .hasMessageContaining("4096 bytes instead of 5000");
            assertThatThrownBy(() -> decompressor.decompress(Codec.STORED, block, 0, 99, new byte[100], 0, 100))
                    .isInstanceOf(MalformedBlockException.class);
        }
    }

    @Test
    void refusesLevelsTheCodecDoesNotHave() {
        assertThatThrownBy(() -> Compression.zstd(23)).hasMessageContaining("level 23");
        assertThatThrownBy(() -> Compression.zstd(-101)).hasMessageContaining("-100 to 22");
        assertThatThrownBy(() -> new Compression(Codec.STORED, 3)).hasMessageContaining("STORED");
    }
}
