package dev.backsight.benchmarks.workload;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Codes for symbols: the shorter, the more often one occurs (D. Huffman, 1952). Canonical, as RFC 1951, 3.2.2 asks, so that
 * the lengths are all a reader needs.
 */
final class HuffmanCode {

    private final int[] lengths;
    private final int[] codes;

    private HuffmanCode(int[] lengths) {
        this.lengths = lengths;
        this.codes = canonical(lengths);
    }

    /**
     * @param counts how often each symbol occurs; those that do not get no code
     * @param longest bits a code may have
     */
    static HuffmanCode of(int[] counts, int longest) {
        int[] weights = counts.clone();
        int[] lengths = lengths(weights);
        while (Arrays.stream(lengths).max().orElse(0) > longest) {
            // Flatter counts make a flatter tree, in the end that of equal counts.
            Arrays.setAll(weights, symbol -> (weights[symbol] + 1) / 2);
            lengths = lengths(weights);
        }
        return new HuffmanCode(lengths);
    }

    /** Bits of a symbol's code; 0 if it has none. */
    int length(int symbol) {
        return lengths[symbol];
    }

    /** A symbol's code, its first bit the highest of {@link #length}. */
    int code(int symbol) {
        return codes[symbol];
    }

    private static int[] lengths(int[] weights) {
        PriorityQueue<Tree> forest =
                new PriorityQueue<>(Comparator.comparingLong(Tree::weight).thenComparingInt(Tree::order));
        for (int symbol = 0; symbol < weights.length; symbol++) {
            if (weights[symbol] > 0) {
                forest.add(new Tree(weights[symbol], symbol, new int[] {symbol}));
            }
        }
        int[] lengths = new int[weights.length];
        if (forest.size() == 1) {
            lengths[forest.element().symbols()[0]] = 1;
        }
        for (int order = weights.length; forest.size() > 1; order++) {
            Tree least = forest.remove();
            Tree next = forest.remove();
            int[] symbols = Arrays.copyOf(least.symbols(), least.symbols().length + next.symbols().length);
            System.arraycopy(next.symbols(), 0, symbols, least.symbols().length, next.symbols().length);
            for (int symbol : symbols) {
                lengths[symbol]++;
            }
            forest.add(new Tree(least.weight() + next.weight(), order, symbols));
        }
        return lengths;
    }

    private static int[] canonical(int[] lengths) {
        int[] codes = new int[lengths.length];
        int code = 0;
        for (int length = 1; length < Integer.SIZE; length++) {
            code <<= 1;
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] == length) {
                    codes[symbol] = code++;
                }
            }
        }
        return codes;
    }

    /** @param order makes the tree the same everywhere where weights are equal */
    @SuppressWarnings("ArrayRecordComponent") // Not compared.
    private record Tree(long weight, int order, int[] symbols) {}
}
