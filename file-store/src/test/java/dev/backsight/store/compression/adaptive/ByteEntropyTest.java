package dev.backsight.store.compression.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backsight.store.Contents;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteEntropyTest {

    private final ByteEntropy entropy = new ByteEntropy();

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "4, 2", "16, 4", "128, 7", "256, 8"})
    void equallyFrequentValuesHaveTheLogarithmOfTheirNumber(int values, double bits) {
        byte[] block = new byte[4096];
        for (int i = 0; i < block.length; i++) {
            block[i] = (byte) (i % values);
        }
        assertThat(entropy.of(block, 0, block.length)).isEqualTo(bits, within(1e-9));
    }

    @Test
    void aBiasedCoinHasTheEntropyOfTheTextbook() {
        byte[] block = new byte[1000];
        Arrays.fill(block, 0, 250, (byte) 1);
        // H(1/4) = 1/4 log2 4 + 3/4 log2 (4/3)
        assertThat(entropy.of(block, 0, 1000)).isEqualTo(0.811278, within(1e-6));
    }

    @Test
    void nothingHasNone() {
        assertThat(entropy.of(new byte[0], 0, 0)).isZero();
        assertThat(entropy.of(new byte[] {7}, 0, 1)).isZero();
    }

    @Test
    void agreesWithTheDefinitionOnBlocksThatAreNotSampled() {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            int length = 1 + random.nextInt(ByteEntropy.SAMPLE);
            int offset = random.nextInt(50);
            byte[] block = new byte[offset + length + 10];
            int values = 1 + random.nextInt(256);
            for (int j = 0; j < block.length; j++) {
                block[j] = (byte) Math.min(random.nextInt(values), random.nextInt(values));
            }
            assertThat(entropy.of(block, offset, length)).isEqualTo(byDefinition(block, offset, length), within(1e-9));
        }
    }

    private static double byDefinition(byte[] block, int offset, int length) {
        double bits = 0;
        for (int value = -128; value < 128; value++) {
            int count = 0;
            for (int i = offset; i < offset + length; i++) {
                count += block[i] == value ? 1 : 0;
            }
            double p = (double) count / length;
            bits -= p == 0 ? 0 : p * Math.log(p) / Math.log(2);
        }
        return bits;
    }

    @Test
    void aSampleComesFromAllOverTheBlockAndFromNowhereElse() {
        int length = 256 << 10;
        byte[] around = Contents.random(1, length + 2000);
        Arrays.fill(around, 1000, 1000 + length, (byte) 0);
        assertThat(entropy.of(around, 1000, length)).isZero();
        for (int part = 0; part < 16; part++) {
            byte[] block = new byte[length];
            byte[] noise = Contents.random(part, length / 16);
            System.arraycopy(noise, 0, block, part * noise.length, noise.length);
            assertThat(entropy.of(block, 0, length))
                    .as("noise in part %d", part)
                    .isBetween(0.5, 1.0);
        }
        byte[] ends = new byte[length];
        ends[0] = 1;
        ends[length - 1] = 2;
        assertThat(entropy.of(ends, 0, length))
                .as("the first and the last byte")
                .isPositive();
    }

    @Test
    void aSampleIsCloseToTheWhole() {
        for (byte[] block : new byte[][] {Contents.text(1, 262_144), Contents.halfRandom(1, 262_144)}) {
            assertThat(entropy.of(block, 0, block.length))
                    .isEqualTo(byDefinition(block, 0, block.length), within(0.15));
        }
    }
}
