package dev.backsight.store.chunking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.Contents;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FastCdcTest {

    /**
     * The vector "all zeros" of the Rust crate fastcdc (nlfiedler/fastcdc-rs, src/v2020/mod.rs, test_cut_all_zeros), which
     * NativeLink's and BuildBuddy's implementations repeat: chunks of the greatest length, with this hash.
     */
    @Test
    void cutsZerosAsThePublishedVectorSays() {
        FastCdc cdc = new FastCdc(new ChunkSizes(64, 256, 1024, 1));
        byte[] zeros = new byte[10_240];
        int position = 0;
        for (int i = 0; i < 10; i++) {
            Cut cut = cdc.cut(zeros, position, zeros.length - position);
            assertThat(cut.length()).isEqualTo(1024);
            assertThat(cut.fingerprint()).isEqualTo(Long.parseUnsignedLong("14169102344523991076"));
            position += cut.length();
        }
        assertThat(cdc.cut(zeros, position, 0)).isEqualTo(new Cut(0, 0));
    }

    /** Values of the table in destor, wherever FastCDC was ported to: the first, the last, and some between. */
    @Test
    void generatesThePublishedGearTable() {
        long[] table = GearTable.generate();
        assertThat(table).hasSize(256);
        assertThat(table[0]).isEqualTo(0x3b5d3c7d207e37dcL);
        assertThat(table[1]).isEqualTo(0x784d68ba91123086L);
        assertThat(table[2]).isEqualTo(0xcd52880f882e7298L);
        assertThat(table[63]).isEqualTo(0x91234ea6ffd399b2L);
        assertThat(table[127]).isEqualTo(0x562f21555458339aL);
        assertThat(table[255]).isEqualTo(0xaabd2b2a451504e1L);
    }

    /** From the same crate's test_masks: the masks of 7 and 9, 13 and 15, 21 and 23 bits. */
    @Test
    void usesThePublishedMasks() {
        ChunkSizes small = new ChunkSizes(64, 256, 1024, 1);
        assertThat(small.looseMask()).isEqualTo(0x0000000018035100L);
        assertThat(small.strictMask()).isEqualTo(0x0000019000353000L);
        ChunkSizes medium = new ChunkSizes(8192, 16_384, 32_768, 1);
        assertThat(medium.looseMask()).isEqualTo(0x0000d90303530000L);
        assertThat(medium.strictMask()).isEqualTo(0x0000d90f03530000L);
        ChunkSizes large = new ChunkSizes(1 << 20, 4 << 20, 16 << 20, 1);
        assertThat(large.looseMask()).isEqualTo(0x0000d91767537000L);
        assertThat(large.strictMask()).isEqualTo(0x0000d93777537000L);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 8, 11, 13, 15, 17, 18, 20, 22, 23})
    void aMaskHasAsManyBitsAsTheAverageAsksFor(int bits) {
        assertThat(Long.bitCount(CutMasks.of(bits))).isEqualTo(bits);
    }

    /** The definition, byte by byte and without any state: slow, and easy to compare with the papers. */
    private static int naiveCut(byte[] source, int offset, int length, ChunkSizes sizes) {
        long[] gear = GearTable.generate();
        if (length <= sizes.min()) {
            return length;
        }
        int end = Math.min(length, sizes.max());
        int first = sizes.min() / 2 * 2;
        for (int i = first; i < end / 2 * 2; i++) {
            long hash = 0;
            for (int j = Math.max(first, i - 63); j <= i; j++) {
                hash += gear[source[offset + j] & 0xFF] << (i - j);
            }
            boolean strict = i < Math.min(sizes.average(), end) / 2 * 2;
            if ((hash & (strict ? sizes.strictMask() : sizes.looseMask())) == 0) {
                return i;
            }
        }
        return end;
    }

    @ParameterizedTest
    @CsvSource({"64, 256, 1024, 0", "64, 256, 1024, 1", "65, 256, 1023, 2", "256, 256, 256, 3", "100, 512, 700, 3"})
    void cutsWhereTheDefinitionDoes(int min, int average, int max, int normalization) {
        ChunkSizes sizes = new ChunkSizes(min, average, max, normalization);
        FastCdc cdc = new FastCdc(sizes);
        for (int seed = 0; seed < 8; seed++) {
            byte[] source = seed % 2 == 0 ? Contents.random(seed, 20_000) : Contents.text(seed, 20_000);
            for (int offset = 0; offset < source.length; ) {
                int length = cdc.cut(source, offset, source.length - offset).length();
                assertThat(length).isEqualTo(naiveCut(source, offset, source.length - offset, sizes));
                offset += length;
            }
        }
    }

    @Test
    void normalizationBringsLengthsCloserToTheAverage() {
        byte[] source = Contents.random(7, 4 << 20);
        double before = Double.MAX_VALUE;
        for (int level = 0; level <= 3; level++) {
            FastCdc cdc = new FastCdc(new ChunkSizes(256, 4096, 65_536, level));
            double sum = 0;
            double squares = 0;
            int chunks = 0;
            for (int offset = 0; offset < source.length; chunks++) {
                int length = cdc.cut(source, offset, source.length - offset).length();
                sum += length;
                squares += (double) length * length;
                offset += length;
            }
            double mean = sum / chunks;
            double relativeSpread = Math.sqrt(squares / chunks - mean * mean) / mean;
            assertThat(relativeSpread).as("level %d", level).isLessThan(before);
            assertThat(mean).as("level %d", level).isBetween(0.7 * 4096, 1.5 * 4096);
            before = relativeSpread;
        }
    }

    @Test
    void refusesSizesOutOfOrder() {
        for (int[] sizes : new int[][] {
            {63, 256, 1024, 1},
            {64, 255, 1024, 1},
            {64, 300, 1024, 1},
            {64, 128, 1024, 1},
            {512, 256, 1024, 1},
            {64, 256, 255, 1},
            {64, 8 << 20, 16 << 20, 1},
            {64, 256, (16 << 20) + 1, 1},
            {64, 256, 1024, -1},
            {64, 256, 1024, 4}
        }) {
            assertThatThrownBy(() -> new ChunkSizes(sizes[0], sizes[1], sizes[2], sizes[3]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesRangesTheSourceDoesNotHave() {
        FastCdc cdc = new FastCdc(new ChunkSizes(64, 256, 1024, 1));
        byte[] source = new byte[100 + new Random(1).nextInt(5)];
        assertThatThrownBy(() -> cdc.cut(source, 1, source.length)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> cdc.cut(source, -1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
