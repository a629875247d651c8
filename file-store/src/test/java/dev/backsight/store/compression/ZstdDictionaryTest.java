package dev.backsight.store.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.Contents;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public class ZstdDictionaryTest {

    /** A dictionary of small JSON documents. */
    public static ZstdDictionary trained(long seed) {
        return ZstdDictionary.train(documents(seed).limit(400).toList(), 4 << 10);
    }

    private static Stream<byte[]> documents(long seed) {
        Random random = new Random(seed);
        return IntStream.iterate(0, i -> i + 1).mapToObj(i -> ("{\"customer\":" + random.nextInt(10_000)
                        + ",\"status\":\""
                        + (random.nextBoolean() ? "delivered" : "returned") + "\",\"currency\":\"EUR\",\"total\":"
                        + random.nextInt(100_000) + ",\"warehouse\":\"w" + random.nextInt(30) + "\"}")
                .getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void smallDocumentsShrinkMuchMoreAndComeBack() throws MalformedBlockException {
        ZstdDictionary dictionary = trained(1);
        List<byte[]> fresh = documents(99).limit(50).toList();
        int without = 0;
        int with = 0;
        int original = 0;
        try (BlockEncoder plain = new ZstdCodec(null).newEncoder(3);
                BlockEncoder encoder = new ZstdCodec(dictionary).newEncoder(3);
                BlockDecompressor decompressor = new BlockDecompressor(dictionary)) {
            for (byte[] document : fresh) {
                byte[] compressed = BlockCodecContract.encode(encoder, document);
                assertThat(BlockCodecContract.decode(decompressor, Codec.ZSTD, compressed, document.length))
                        .isEqualTo(document);
                byte[] alone = BlockCodecContract.encode(plain, document);
                assertThat(BlockCodecContract.decode(decompressor, Codec.ZSTD, alone, document.length))
                        .as("a block without dictionary, by the same decompressor")
                        .isEqualTo(document);
                original += document.length;
                without += alone.length;
                with += compressed.length;
            }
        }
        assertThat(with).isLessThan(original / 2).isLessThan(without / 2);
    }

    @Test
    void isKnownByItsIdAndSurvivesBeingKept() {
        ZstdDictionary dictionary = trained(1);

        assertThat(dictionary.id()).isBetween(1L, 0xFFFF_FFFFL);
        assertThat(ZstdDictionary.of(dictionary.toBytes()).id()).isEqualTo(dictionary.id());
        assertThat(trained(1).toBytes()).as("trained again").isEqualTo(dictionary.toBytes());
        assertThat(trained(2).id()).isNotEqualTo(dictionary.id());
        dictionary.toBytes()[0] ^= 1;
        assertThat(dictionary.toBytes())
                .as("after a change to a copy")
                .isEqualTo(trained(1).toBytes());
    }

    @Test
    void refusesBytesThatAreNone() {
        assertThatThrownBy(() -> ZstdDictionary.of(Contents.text(1, 5000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no zstd dictionary");
        assertThatThrownBy(() -> ZstdDictionary.of(new byte[0])).hasMessageContaining("no zstd dictionary");
        assertThatThrownBy(() -> ZstdDictionary.of(new byte[(1 << 20) + 1])).hasMessageContaining("not 1048577");
        byte[] damaged = trained(1).toBytes();
        Arrays.fill(damaged, 8, 40, (byte) 0xFF);
        assertThatThrownBy(() -> ZstdDictionary.of(damaged))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void saysWhyItCannotBeTrained() {
        assertThatThrownBy(() -> ZstdDictionary.train(documents(1).limit(10).toList(), 4096))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("11 samples or more, not 10");
        assertThatThrownBy(() -> ZstdDictionary.train(documents(1).limit(100).toList(), 255))
                .hasMessageContaining("not 255");
        List<byte[]> empty = Collections.nCopies(20, new byte[0]);
        assertThatThrownBy(() -> ZstdDictionary.train(empty, 4096))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("20 samples");
    }

    @Test
    void isForZstdOnly() {
        assertThatThrownBy(() -> Compression.of(Codec.LZ4).newCompressor(trained(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LZ4 takes no zstd dictionary");
    }
}
