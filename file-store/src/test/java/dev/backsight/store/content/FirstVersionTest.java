package dev.backsight.store.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.identity.ContentId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Content files that were written when the codecs were stored and zstd, byte by byte. */
class FirstVersionTest {

    private static final byte[] ORIGINAL = IntStream.range(0, 40)
            .mapToObj(i -> "line " + i + " of a file that was written by the first version\n")
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.US_ASCII);
    private static final ContentId ID =
            ContentId.parse("12977ab6b6db8c934d1535ed23b77ccb438d9ccd5f9127deee003215fbaeee8a");

    @TempDir
    Path root;

    @Test
    void aStoredContentIsReadAsBefore() throws IOException {
        byte[] header = Base64.getDecoder()
                .decode("iUJTQw0KGgoAAQAAAAQAAAAAAAAAAAi2AAAAAAAACPoSl3q2ttuMk00VNe0jt3zLQ42czV+RJ97uADIV+67uintLbdY=");
        byte[] table = Base64.getDecoder().decode("AAAAAAAAAEQAAAi2CtjgkQ==");
        isRead(ByteBuffer.allocate(header.length + ORIGINAL.length + table.length)
                .put(header)
                .put(ORIGINAL)
                .put(table)
                .array());
    }

    @Test
    void aContentCompressedWithZstdIsReadAsBefore() throws IOException {
        isRead(Base64.getDecoder()
                .decode("iUJTQw0KGgoAAQEDAAQAAAAAAAAAAAi2AAAAAAAAAPQSl3q2ttuMk00VNe0jt3zLQ42czV+RJ97uADIV+67u"
                        + "itWnRSIotS/9ABA9BQDShRIXsCcd0Jh8jH0Z8ccXg3t3d2spBc5OLgb///+/bdu23bZtW0OBMBAE7hYHsYQKwUvI"
                        + "DMs4Jg48dWcoYSoJrxjHOsyw0CAEsI4dASgggDOKD0fC8/hkPIXO48n4FJ5HJ+MpdB5PRqfwPJ6MT+F5dDKews/j"
                        + "DE9GGZ7CGJ5HGJ6MLzyFLjyPLTwZWXgKV3hCVThvJ5tTdt6cbKfMeTvZTlk/97QQoQAAAAAAAABEAAAAsGi8TxI="));
    }

    private void isRead(byte[] file) throws IOException {
        try (ContentDirectory directory = ContentDirectory.open(root, false, Chunking.standard(), ContentDisk.REAL)) {
            Files.write(root.resolve("contents/12/" + ID.hex() + ".bsc"), file);
            try (ContentReader reader = directory.read(ID, ORIGINAL.length, "old")) {
                byte[] content = new byte[ORIGINAL.length];
                reader.read(0, content, 0, content.length);
                assertThat(content).isEqualTo(ORIGINAL);
            }
        }
    }
}
