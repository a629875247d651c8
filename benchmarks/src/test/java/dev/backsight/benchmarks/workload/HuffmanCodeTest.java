package dev.backsight.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HuffmanCodeTest {

    @Test
    void frequentSymbolsHaveShortCodesInTheOrderOfTheRfc() {
        // The example of RFC 1951, 3.2.2: lengths 2, 1, 3, 3 for A, B, C, D make the codes 10, 0, 110, 111.
        HuffmanCode code = HuffmanCode.of(new int[] {2, 5, 1, 1, 0}, 15);

        assertThat(new int[] {code.length(0), code.length(1), code.length(2), code.length(3), code.length(4)})
                .containsExactly(2, 1, 3, 3, 0);
        assertThat(new int[] {code.code(0), code.code(1), code.code(2), code.code(3)})
                .containsExactly(0b10, 0b0, 0b110, 0b111);
    }

    @Test
    void noCodeIsLongerThanAllowedAndNoneIsWasted() {
        // Fibonacci numbers make the deepest tree there is.
        int[] counts = new int[40];
        counts[0] = 1;
        counts[1] = 1;
        for (int i = 2; i < counts.length; i++) {
            counts[i] = counts[i - 1] + counts[i - 2];
        }
        HuffmanCode code = HuffmanCode.of(counts, 15);

        double kraft = 0;
        for (int symbol = 0; symbol < counts.length; symbol++) {
            assertThat(code.length(symbol)).isBetween(1, 15);
            kraft += Math.pow(2, -code.length(symbol));
        }
        assertThat(kraft).isEqualTo(1);
    }

    @Test
    void aSingleSymbolHasACodeToo() {
        assertThat(HuffmanCode.of(new int[] {0, 9}, 15).length(1)).isEqualTo(1);
    }
}
