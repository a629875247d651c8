package dev.backsight.store.compression.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import dev.backsight.store.Contents;
import dev.backsight.store.compression.Codec;
import dev.backsight.store.compression.Compression;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostileFrameTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final byte[] CONTENT = Contents.halfRandom(1, 30_000);

    private static FrameOptions options(Codec codec) {
        return FrameOptions.of(Compression.of(codec)).withBlockSize(4096);
    }

    /** 7 codecs, 1,000 frames each. */
    @ParameterizedTest
    @EnumSource
    void mutatedFramesGiveTheOriginalOrATypedExceptionAndNoWrongByteBefore(Codec codec) throws IOException {
        Random random = new Random(codec.id());
        byte[] unknownSize = Frames.write(CONTENT, options(codec));
        byte[] knownSize = Frames.write(CONTENT, options(codec).withOriginalSize(CONTENT.length));
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            byte[] frame = random.nextBoolean() ? unknownSize : knownSize;
            byte[] mutated = mutate(frame, random);
            ByteArrayOutputStream got = new ByteArrayOutputStream();
            try (InputStream stream = new FrameInputStream(new ByteArrayInputStream(mutated))) {
                stream.transferTo(got);
                assertThat(got.toByteArray()).as("mutation %d", i).isEqualTo(CONTENT);
            } catch (MalformedFrameException e) {
                refused++;
                assertThat(e.offset()).isBetween(0L, (long) mutated.length);
                assertThat(e).hasMessageContaining("at offset " + e.offset() + ": ");
                byte[] before = got.toByteArray();
                assertThat(before).as("mutation %d", i).isEqualTo(Arrays.copyOf(CONTENT, before.length));
            }
        }
        // Those that only append something leave a whole frame.
        assertThat(refused).isBetween(750, 999);
    }

    private static byte[] mutate(byte[] frame, Random random) {
        byte[] mutated = frame.clone();
        int at = random.nextInt(frame.length);
        switch (random.nextInt(8)) {
            case 0 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> mutated[random.nextInt(FrameHeader.BYTES)] ^= (byte) (1 + random.nextInt(255));
            case 2 ->
                mutated[frame.length - 1 - random.nextInt(FrameTrailer.BYTES)] ^= (byte) (1 + random.nextInt(255));
            case 3 -> mutated = Arrays.copyOf(frame, at);
            case 4 -> mutated = Arrays.copyOf(frame, frame.length + 1 + random.nextInt(100));
            case 5 -> {
                // The bytes of one stretch over another, as a confused disk would write them.
                int length = random.nextInt(frame.length - Math.max(at, 100)) + 1;
                System.arraycopy(
                        frame,
                        random.nextInt(frame.length - length + 1),
                        mutated,
                        at,
                        Math.min(length, frame.length - at));
            }
            case 6 -> {
                byte[] garbage = new byte[1 + random.nextInt(Math.min(200, frame.length - at))];
                random.nextBytes(garbage);
                System.arraycopy(garbage, 0, mutated, at, garbage.length);
            }
            default -> {
                // A stretch is missing.
                int length = Math.min(frame.length - at, 1 + random.nextInt(5000));
                mutated = new byte[frame.length - length];
                System.arraycopy(frame, 0, mutated, 0, at);
                System.arraycopy(frame, at + length, mutated, at, frame.length - at - length);
            }
        }
        return mutated;
    }

    @Test
    void everyPrefixIsRefusedAtItsEnd() throws IOException {
        byte[] frame = Frames.write(CONTENT, options(Codec.ZSTD));
        for (int length = 0; length < frame.length; length += length < 200 ? 1 : 97) {
            byte[] prefix = Arrays.copyOf(frame, length);
            MalformedFrameException e = catchThrowableOfType(MalformedFrameException.class, () -> Frames.read(prefix));
            assertThat(e).as("cut to %d", length).isNotNull().hasMessageContaining("ends within");
            assertThat(e.offset()).isEqualTo(length);
        }
    }

    @Test
    void headersThatLieWithAValidChecksumAreRefusedAtTheFieldThatLies() throws IOException {
        refusedHeader(header -> header.put(0, (byte) 'X'), 0, "magic number");
        refusedHeader(header -> header.putShort(8, (short) 2), 8, "version 2");
        refusedHeader(header -> header.put(10, (byte) 99), 10, "codec 99");
        refusedHeader(header -> header.putInt(12, Integer.MAX_VALUE), 12, "block size 2147483647");
        refusedHeader(header -> header.putInt(12, 8 << 20), 12, "block size 8388608");
        refusedHeader(header -> header.putInt(12, 0), 12, "block size 0");
        refusedHeader(header -> header.putLong(16, -2), 16, "size is -2");
        refusedHeader(header -> header.putInt(24, 5), 24, "needs dictionary 5");
        refusedHeader(header -> header.putInt(24, -1), 24, "needs dictionary 4294967295");
        refusedHeader(header -> header.put(10, (byte) 2).putInt(24, 5), 24, "LZ4 takes no zstd dictionary");
        refusedHeader(header -> header.putLong(16, 1000), 32, "exceeds the 1000 bytes");
        refusedHeader(header -> header.put(10, (byte) 6), 44, "block 0: xz cannot decompress");
    }

    private static void refusedHeader(Consumer<ByteBuffer> lie, long offset, String problem) throws IOException {
        byte[] hostile = Frames.write(CONTENT, options(Codec.ZSTD));
        lie.accept(ByteBuffer.wrap(hostile));
        ByteBuffer.wrap(hostile).putInt(28, crc(hostile, 0, 28));
        refused(hostile, offset, problem);
    }

    @Test
    void blocksThatLieWithAValidChecksumAreRefused() throws IOException {
        refusedBlock(fields -> fields.putInt(0, -1), 32, "is to have -1 bytes");
        refusedBlock(fields -> fields.putInt(0, 4097), 32, "is to have 4097 bytes, in blocks of 4096");
        refusedBlock(fields -> fields.putInt(4, 0), 36, "to be stored in 0");
        refusedBlock(fields -> fields.putInt(4, -5), 36, "to be stored in -5");
        refusedBlock(fields -> fields.putInt(4, 5000), 36, "to be stored in 5000");
        refusedBlock(fields -> fields.putInt(0, 4000), 44, "block 0: zstd cannot decompress");
    }

    private static void refusedBlock(Consumer<ByteBuffer> lie, long offset, String problem) throws IOException {
        byte[] hostile = Frames.write(CONTENT, options(Codec.ZSTD));
        ByteBuffer fields = ByteBuffer.wrap(hostile, 32, 12).slice();
        int stored = fields.getInt(4);
        lie.accept(fields);
        fields.putInt(8, FrameBlock.checksum(0, fields.getInt(0), hostile, 44, stored));
        refused(hostile, offset, problem);
    }

    @Test
    void trailersThatLieWithAValidChecksumAreRefused() throws IOException {
        byte[] frame = Frames.write(CONTENT, options(Codec.ZSTD));
        int start = frame.length - FrameTrailer.BYTES;
        byte[] size = frame.clone();
        System.arraycopy(new FrameTrailer(29_999, 0).encode(), 0, size, start, FrameTrailer.BYTES);
        refused(size, start + 4, "the blocks have 30000 bytes, but the trailer says 29999");
        byte[] whole = frame.clone();
        System.arraycopy(new FrameTrailer(30_000, 0).encode(), 0, whole, start, FrameTrailer.BYTES);
        refused(whole, start + 12, "checksum of the whole");
        byte[] declared = Frames.write(CONTENT, options(Codec.ZSTD).withOriginalSize(30_000));
        ByteBuffer.wrap(declared).putLong(16, 30_001);
        ByteBuffer.wrap(declared).putInt(28, crc(declared, 0, 28));
        refused(declared, declared.length - 16, "the trailer says 30000 and the header 30001");
    }

    @Test
    void swappedAndRepeatedBlocksAreRefused() throws IOException {
        byte[] frame = Frames.write(Contents.random(1, 3 * 4096), options(Codec.ZSTD));
        int block = 12 + 4096;
        byte[] swapped = frame.clone();
        System.arraycopy(frame, 32, swapped, 32 + block, block);
        System.arraycopy(frame, 32 + block, swapped, 32, block);
        refused(swapped, 32, "checksum of block 0");
        byte[] repeated = frame.clone();
        System.arraycopy(frame, 32, repeated, 32 + block, block);
        refused(repeated, 32 + block, "checksum of block 1");
    }

    private static void refused(byte[] hostile, long offset, String problem) {
        assertThatThrownBy(() -> Frames.read(hostile))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining(problem)
                .extracting(e -> ((MalformedFrameException) e).offset())
                .isEqualTo(offset);
    }

    @Test
    void aReaderAllocatesTwoBlocksWhateverTheFrameClaims() {
        for (Codec codec : Codec.values()) {
            byte[] header = new FrameHeader(codec, 0, 4 << 20, OptionalLong.of(Long.MAX_VALUE), 0).encode();
            for (int length : new int[] {1, 1000, 4 << 20, (4 << 20) + 1, Integer.MAX_VALUE, -1}) {
                byte[] hostile = Arrays.copyOf(header, 1000);
                ByteBuffer.wrap(hostile, 32, 12)
                        .putInt(length < 0 ? length : Math.max(length, 4 << 20))
                        .putInt(length)
                        .putInt(FrameBlock.checksum(0, 4 << 20, new byte[1], 0, 1));
                // Once to load whatever classes that takes.
                allocatedByRefusing(hostile);
                assertThat(allocatedByRefusing(hostile))
                        .as("%s, %d", codec, length)
                        .isLessThan(9 << 20);
            }
        }
    }

    private static long allocatedByRefusing(byte[] hostile) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Throwable refusal = catchThrowable(() -> Frames.read(hostile));
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(refusal).isInstanceOf(MalformedFrameException.class);
        return allocated;
    }

    /** On the heap; what codecs have natively is not seen here. */
    @ParameterizedTest
    @EnumSource
    void aReaderAllocatesNoMoreForAFrameOfManyBlocks(Codec codec) throws IOException {
        int blockSize = 256 << 10;
        // xz takes seconds at its default level, and its dictionary is a block at the lowest, too.
        Compression compression = new Compression(codec, codec == Codec.XZ ? 0 : codec.defaultLevel());
        FrameOptions options = FrameOptions.of(compression).withBlockSize(blockSize);
        int held = (codec == Codec.XZ ? 3 : 2) * blockSize + (128 << 10);
        for (int blocks : new int[] {2, 8}) {
            byte[] frame = Frames.write(Contents.halfRandom(1, blocks * blockSize), options);
            allocatedByReading(frame);
            // Decoders of some codecs are made anew for each block, but for their buffers.
            assertThat(allocatedByReading(frame)).as("%d blocks", blocks).isLessThan(held + blocks * (64 << 10));
        }
    }

    private static long allocatedByReading(byte[] frame) throws IOException {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try (InputStream stream = new FrameInputStream(new ByteArrayInputStream(frame))) {
            stream.transferTo(OutputStream.nullOutputStream());
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void aDamagedStreamGoesOnRefusing() throws IOException {
        byte[] frame = Frames.write(CONTENT, options(Codec.ZSTD));
        frame[50] ^= 1;
        try (InputStream stream = new FrameInputStream(new ByteArrayInputStream(frame))) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(stream::read).hasMessageContaining("checksum of block 0 does not match");
            }
        }
    }

    /** Made by hand from the description of the format, the deflated block by another program. */
    @Test
    void framesAreLaidOutAsDocumented() throws IOException {
        byte[] text = "abcabcabcabcabcabcabcabcabcabcabcabc".getBytes(StandardCharsets.US_ASCII);
        byte[] deflated = HexFormat.of()
                .parseHex("894253460d0a1a0a0001050600001000ffffffffffffffff0000000033fc595c"
                        + "0000002400000007cbc6f3ca"
                        + "4b4c4a4e248400"
                        + "0000000000000000000000247bee3f9aa287898e");
        byte[] stored = HexFormat.of()
                .parseHex("894253460d0a1a0a00010000000010000000000000000024000000009822e0d8"
                        + "00000024000000240b8189f3"
                        + "616263616263616263616263616263616263616263616263616263616263616263616263"
                        + "0000000000000000000000247bee3f9aa287898e");

        assertThat(Frames.read(deflated)).isEqualTo(text);
        assertThat(Frames.read(stored)).isEqualTo(text);
        assertThat(Frames.write(text, options(Codec.STORED).withOriginalSize(text.length)))
                .isEqualTo(stored);
    }

    private static int crc(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}
