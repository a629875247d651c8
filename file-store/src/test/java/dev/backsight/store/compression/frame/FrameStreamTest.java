package dev.backsight.store.compression.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.Contents;
import dev.backsight.store.compression.Codec;
import dev.backsight.store.compression.Compression;
import dev.backsight.store.compression.ZstdDictionary;
import dev.backsight.store.compression.ZstdDictionaryTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameStreamTest {

    private static final FrameOptions SMALL_BLOCKS =
            FrameOptions.of(Compression.standard()).withBlockSize(FrameHeader.MIN_BLOCK_SIZE);

    @ParameterizedTest
    @EnumSource
    void everyCodecGivesBackContentOfEverySize(Codec codec) throws IOException {
        FrameOptions options = FrameOptions.of(Compression.of(codec)).withBlockSize(4096);
        for (int size : new int[] {0, 1, 4095, 4096, 4097, 50_000}) {
            byte[] content = Contents.halfRandom(size, size);
            assertThat(Frames.read(Frames.write(content, options))).isEqualTo(content);
            assertThat(Frames.read(Frames.write(content, options.withOriginalSize(size))))
                    .isEqualTo(content);
        }
    }

    @Test
    void theHeaderTellsWhatTheFrameWasWrittenWith() throws IOException {
        byte[] frame = Frames.write(
                new byte[100],
                FrameOptions.of(Compression.zstd(-7)).withBlockSize(8192).withOriginalSize(100));
        try (FrameInputStream stream = new FrameInputStream(new ByteArrayInputStream(frame))) {
            assertThat(stream.header()).isEqualTo(new FrameHeader(Codec.ZSTD, -7, 8192, OptionalLong.of(100), 0));
        }
    }

    @Test
    void afterABlockThatCannotBeCompressedTheFrameGetsNoEnd() throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        FrameOutputStream stream =
                new FrameOutputStream(frame, SMALL_BLOCKS.header(), new FailingCompressor(SMALL_BLOCKS, 2));
        assertThatThrownBy(() -> stream.write(Contents.text(1, 20_000)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("block 2");
        assertThatThrownBy(() -> stream.write(1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broke off");
        stream.close();

        assertThatThrownBy(() -> Frames.read(frame.toByteArray()))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining("ends within the fields of block 2");
    }

    @Test
    void aSourceThatIsNoFrameStaysOpen() {
        boolean[] closed = new boolean[1];
        InputStream source = new ByteArrayInputStream(new byte[100]) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        assertThatThrownBy(() -> new FrameInputStream(source)).isInstanceOf(MalformedFrameException.class);
        assertThat(closed[0]).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void piecesOfAnyLengthMakeTheSameFrameAndReadTheSame(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] content = Contents.halfRandom(seed, 60_000);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        try (FrameOutputStream stream = new FrameOutputStream(frame, SMALL_BLOCKS)) {
            for (int from = 0; from < content.length; ) {
                int count = Math.min(content.length - from, random.nextInt(10_000));
                if (count == 1) {
                    stream.write(content[from]);
                } else {
                    stream.write(content, from, count);
                }
                from += count;
            }
        }
        assertThat(frame.toByteArray()).isEqualTo(Frames.write(content, SMALL_BLOCKS));

        byte[] back = new byte[content.length];
        try (InputStream stream = new FrameInputStream(new Dribbling(frame.toByteArray(), random))) {
            for (int from = 0; from < content.length; ) {
                if (random.nextInt(10) == 0) {
                    back[from++] = (byte) stream.read();
                } else {
                    int wanted = 1 + random.nextInt(content.length - from);
                    int count = stream.read(back, from, wanted);
                    assertThat(count).isBetween(1, wanted);
                    from += count;
                }
            }
            assertThat(stream.read()).isEqualTo(-1);
            assertThat(stream.read(back)).isEqualTo(-1);
        }
        assertThat(back).isEqualTo(content);
    }

    @Test
    void aFlushLetsTheReaderHaveAllThatWasWritten() throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        try (FrameOutputStream stream = new FrameOutputStream(frame, SMALL_BLOCKS)) {
            stream.write(Contents.text(1, 5000));
            stream.flush();
            byte[] soFar = frame.toByteArray();
            try (InputStream reader = new FrameInputStream(new ByteArrayInputStream(soFar))) {
                assertThat(reader.readNBytes(5000)).isEqualTo(Contents.text(1, 5000));
                assertThatThrownBy(reader::read)
                        .isInstanceOf(MalformedFrameException.class)
                        .hasMessage("the frame is malformed at offset " + soFar.length
                                + ": the frame ends within the fields of block 2");
            }
            stream.write(7);
        }
        assertThat(Frames.read(frame.toByteArray())).hasSize(5001).endsWith(7);
    }

    @Test
    void framesFollowEachOtherAndAreReadOneByOne() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(Frames.write(Contents.text(1, 9000), SMALL_BLOCKS));
        both.write(Frames.write(Contents.text(2, 9000), FrameOptions.of(Compression.of(Codec.LZ4))));
        both.write(42);
        ByteArrayInputStream source = new ByteArrayInputStream(both.toByteArray());

        assertThat(new FrameInputStream(source).readAllBytes()).isEqualTo(Contents.text(1, 9000));
        assertThat(new FrameInputStream(source).readAllBytes()).isEqualTo(Contents.text(2, 9000));
        assertThat(source.read()).isEqualTo(42);
    }

    @Test
    void aFrameNamesItsDictionaryAndIsReadWithIt() throws IOException {
        ZstdDictionary dictionary = ZstdDictionaryTest.trained(1);
        byte[] content = "{\"customer\":7,\"status\":\"delivered\",\"currency\":\"EUR\",\"total\":5}"
                .getBytes(StandardCharsets.US_ASCII);
        FrameOptions options = FrameOptions.of(Compression.standard());
        byte[] frame = Frames.write(content, options.withDictionary(dictionary));

        assertThat(frame.length).isLessThan(Frames.write(content, options).length);
        assertThat(Frames.read(frame, FrameDictionaries.of(ZstdDictionaryTest.trained(2), dictionary)))
                .isEqualTo(content);
        assertThatThrownBy(() -> Frames.read(frame))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining("offset 24: it needs dictionary " + dictionary.id());
        assertThatThrownBy(() -> FrameOptions.of(Compression.of(Codec.XZ)).withDictionary(dictionary))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("XZ takes no zstd dictionary");
    }

    @Test
    void moreOrLessThanTheSizeDeclaredIsRefusedAndLeavesNoWholeFrame() throws IOException {
        FrameOptions ten = SMALL_BLOCKS.withOriginalSize(10);
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        FrameOutputStream less = new FrameOutputStream(target, ten);
        less.write(new byte[9]);
        assertThatThrownBy(less::close).hasMessageContaining("only 9 bytes").hasMessageContaining("of the 10");
        assertThatThrownBy(() -> Frames.read(target.toByteArray())).isInstanceOf(MalformedFrameException.class);

        target.reset();
        try (FrameOutputStream more = new FrameOutputStream(target, ten)) {
            more.write(new byte[10]);
            assertThatThrownBy(() -> more.write(1)).hasMessageContaining("more bytes are written than the 10");
            assertThatThrownBy(more::finish).hasMessageContaining("broke off");
        }
        assertThatThrownBy(() -> Frames.read(target.toByteArray())).isInstanceOf(MalformedFrameException.class);
    }

    @Test
    void anErrorOfTheTargetIsNotFollowedByATrailer() throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        boolean[] closed = {false};
        OutputStream failing = new OutputStream() {
            private int writes;

            @Override
            public void write(int value) {
                throw new AssertionError("bytes come in arrays");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (writes++ == 3) {
                    throw new IOException("No space left on device");
                }
                target.write(bytes, offset, length);
            }

            @Override
            public void close() {
                closed[0] = true;
            }
        };
        FrameOutputStream stream = new FrameOutputStream(failing, SMALL_BLOCKS);
        assertThatThrownBy(() -> stream.write(Contents.text(1, 10_000))).hasMessage("No space left on device");
        int written = target.size();
        stream.close();

        assertThat(target.size()).isEqualTo(written);
        assertThat(closed[0]).isTrue();
        assertThatThrownBy(() -> Frames.read(target.toByteArray())).isInstanceOf(MalformedFrameException.class);
    }

    @Test
    void anErrorOfTheSourceComesThroughAndStays() throws IOException {
        byte[] frame = Frames.write(Contents.text(1, 10_000), SMALL_BLOCKS);
        InputStream failing = new FilterInputStream(new ByteArrayInputStream(frame, 0, frame.length / 2)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = super.read(target, offset, length);
                if (count < 0) {
                    throw new IOException("Connection reset");
                }
                return count;
            }
        };
        try (InputStream stream = new FrameInputStream(failing)) {
            assertThatThrownBy(stream::readAllBytes).hasMessage("Connection reset");
            assertThatThrownBy(stream::read).hasMessage("Connection reset");
        }
    }

    @Test
    void onceClosedBothSidesSaySo() throws IOException {
        FrameOutputStream output = new FrameOutputStream(OutputStream.nullOutputStream(), SMALL_BLOCKS);
        output.close();
        output.close();
        assertThatThrownBy(() -> output.write(1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("finished");

        InputStream input = new FrameInputStream(new ByteArrayInputStream(Frames.write(new byte[9000], SMALL_BLOCKS)));
        assertThat(input.read()).isZero();
        input.close();
        input.close();
        assertThatThrownBy(input::read).isInstanceOf(IOException.class).hasMessageContaining("closed");
    }

    @Test
    void optionsAreChecked() {
        for (int blockSize : new int[] {0, -4096, 2048, 5000, 8 << 20, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> SMALL_BLOCKS.withBlockSize(blockSize))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("block size " + blockSize);
        }
        assertThatThrownBy(() -> SMALL_BLOCKS.withOriginalSize(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Hands out its bytes in pieces of no particular length. */
    private static final class Dribbling extends InputStream {

        private final ByteArrayInputStream bytes;
        private final Random random;

        Dribbling(byte[] bytes, Random random) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.random = random;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length == 0 ? 0 : 1 + random.nextInt(length));
        }
    }

    @Test
    void incompressibleBlocksAreStoredAsTheyAre() throws IOException {
        byte[] random = Contents.random(1, 40_000);
        byte[] frame = Frames.write(random, SMALL_BLOCKS);
        assertThat(frame).hasSize(32 + 10 * 12 + 40_000 + 20);
        assertThat(Arrays.copyOfRange(frame, 44, 44 + 4096)).isEqualTo(Arrays.copyOf(random, 4096));
    }
}
