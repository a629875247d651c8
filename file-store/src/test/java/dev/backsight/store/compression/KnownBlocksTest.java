package dev.backsight.store.compression;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Blocks this code did not make: lz4 and snappy by hand from the descriptions of their formats, the others by the zstd
 * tool, Node.js (brotli), and Python (deflate and xz). They must stay readable as long as there are stores.
 */
class KnownBlocksTest {

    private static final byte[] TEXT = "abc".repeat(12).getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "STORED, 616263616263616263616263616263616263616263616263616263616263616263616263",
        "ZSTD, 28b52ffd00684d00001861626301008e6e08",
        "LZ4, 3f616263030009506263616263",
        "SNAPPY, 2408616263820300",
        "BROTLI, a11801c02f19263616dd0401d3",
        "DEFLATE, 4b4c4a4e248400",
        "XZ, fd377a585a000000ff12d9410200210100000000372797d6e0002300095d00309888ab0a71a98000"
                + "0000000000011d24e63de9e306729e7a010000000000595a"
    })
    void areReadAsWhatTheyAre(Codec codec, String hex) throws MalformedBlockException {
        try (BlockDecompressor decompressor = new BlockDecompressor()) {
            assertThat(BlockCodecContract.decode(
                            decompressor, codec, HexFormat.of().parseHex(hex), TEXT.length))
                    .isEqualTo(TEXT);
        }
    }

    /** Their last byte is in the decoder's window, and not yet handed out, when the source is used up. */
    @ParameterizedTest
    @CsvSource({"a1f81f002001108d05921b, 1024", "c1f87f002001108f05927b0000, 4096"})
    void brotliBlocksAsLongAsTheirWindowAreReadToTheEnd(String hex, int zeros) throws MalformedBlockException {
        try (BlockDecompressor decompressor = new BlockDecompressor()) {
            assertThat(BlockCodecContract.decode(
                            decompressor, Codec.BROTLI, HexFormat.of().parseHex(hex), zeros))
                    .isEqualTo(new byte[zeros]);
        }
    }

    @Test
    void thereIsOneForEveryCodec() throws NoSuchMethodException {
        CsvSource source = KnownBlocksTest.class
                .getDeclaredMethod("areReadAsWhatTheyAre", Codec.class, String.class)
                .getAnnotation(CsvSource.class);
        Stream<Codec> known =
                Arrays.stream(source.value()).map(row -> Codec.valueOf(row.substring(0, row.indexOf(','))));
        assertThat(known).containsExactly(Codec.values());
    }
}
