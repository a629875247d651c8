package dev.backsight.store.chunking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.Contents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChunkStreamTest {

    private static final ChunkSizes SIZES = new ChunkSizes(512, 2048, 8192, 2);

    private final FastCdc cdc = new FastCdc(SIZES);

    @Test
    void chunksOfAnySourceMakeItUpAndKeepTheirBounds() throws IOException {
        Random random = new Random(20261121);
        for (int round = 0; round < 60; round++) {
            int size = round < 20 ? random.nextInt(2 * SIZES.max()) : random.nextInt(300_000);
            byte[] source = round % 3 == 0 ? new byte[size] : Contents.halfRandom(round, size);
            ByteArrayOutputStream joined = new ByteArrayOutputStream();
            List<byte[]> chunks = chunks(new ByteArrayInputStream(source));
            for (byte[] chunk : chunks) {
                joined.write(chunk);
            }
            assertThat(joined.toByteArray()).isEqualTo(source);
            for (int i = 0; i < chunks.size(); i++) {
                int least = i < chunks.size() - 1 ? SIZES.min() : 1;
                assertThat(chunks.get(i).length).isBetween(least, SIZES.max());
            }
        }
    }

    @Test
    void cutsAlikeWhateverTheLengthsOfReads() throws IOException {
        Random random = new Random(4);
        for (int round = 0; round < 20; round++) {
            byte[] source = Contents.halfRandom(round, 100_000);
            List<byte[]> whole = chunks(new ByteArrayInputStream(source));
            InputStream driblets = new FilterInputStream(new ByteArrayInputStream(source)) {
                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    return super.read(target, offset, Math.min(length, 1 + random.nextInt(3000)));
                }
            };
            assertThat(lengths(chunks(driblets))).isEqualTo(lengths(whole));
            assertThat(lengths(inOneBuffer(source))).isEqualTo(lengths(whole));
        }
    }

    @Test
    void anEditChangesTheChunksAroundItOnly() throws IOException {
        Random random = new Random(5);
        for (int round = 0; round < 40; round++) {
            byte[] source = Contents.random(round, 400_000);
            int at = random.nextInt(source.length);
            int removed = random.nextInt(Math.min(300, source.length - at));
            byte[] inserted = Contents.random(round + 1000, random.nextInt(300));
            byte[] edited = ByteBuffer.allocate(source.length - removed + inserted.length)
                    .put(source, 0, at)
                    .put(inserted)
                    .put(source, at + removed, source.length - at - removed)
                    .array();

            List<byte[]> after = chunks(new ByteArrayInputStream(edited));
            Set<ByteBuffer> before = new HashSet<>();
            chunks(new ByteArrayInputStream(source)).forEach(chunk -> before.add(ByteBuffer.wrap(chunk)));
            after.removeIf(chunk -> before.contains(ByteBuffer.wrap(chunk)));

            assertThat(after.size())
                    .as("new chunks of %d, round %d", before.size(), round)
                    .isLessThanOrEqualTo(12);
        }
    }

    @Test
    void aByteInFrontChangesFewChunks() throws IOException {
        byte[] source = Contents.random(9, 1 << 20);
        byte[] shifted =
                ByteBuffer.allocate(source.length + 1).put((byte) 1).put(source).array();
        Set<ByteBuffer> before = new HashSet<>();
        chunks(new ByteArrayInputStream(source)).forEach(chunk -> before.add(ByteBuffer.wrap(chunk)));
        List<byte[]> after = chunks(new ByteArrayInputStream(shifted));

        long shared = after.stream()
                .filter(chunk -> before.contains(ByteBuffer.wrap(chunk)))
                .count();

        assertThat(before.size()).isGreaterThan(300);
        assertThat(after.size() - shared).isLessThanOrEqualTo(3);
    }

    private List<byte[]> chunks(InputStream source) throws IOException {
        ChunkStream stream = new ChunkStream(source, cdc);
        List<byte[]> chunks = new ArrayList<>();
        while (stream.next()) {
            byte[] chunk = new byte[stream.length()];
            System.arraycopy(stream.buffer(), stream.offset(), chunk, 0, chunk.length);
            chunks.add(chunk);
        }
        assertThat(stream.length()).isZero();
        return chunks;
    }

    private List<byte[]> inOneBuffer(byte[] source) {
        List<byte[]> chunks = new ArrayList<>();
        for (int offset = 0; offset < source.length; ) {
            byte[] chunk =
                    new byte[cdc.cut(source, offset, source.length - offset).length()];
            System.arraycopy(source, offset, chunk, 0, chunk.length);
            chunks.add(chunk);
            offset += chunk.length;
        }
        return chunks;
    }

    private static List<Integer> lengths(List<byte[]> chunks) {
        return chunks.stream().map(chunk -> chunk.length).toList();
    }
}
