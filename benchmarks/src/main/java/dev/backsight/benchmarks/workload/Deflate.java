package dev.backsight.benchmarks.workload;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Raw DEFLATE (RFC 1951), dynamic blocks throughout, greedy matches. Written out here because a workload must have the same
 * bytes on every machine, and those of {@link java.util.zip.Deflater} depend on which zlib, and which version of it, a JDK
 * was built with.
 */
final class Deflate {

    private static final int WINDOW = 1 << 15;
    private static final int SHORTEST_MATCH = 3;
    private static final int LONGEST_MATCH = 258;
    private static final int TRIES = 32;
    private static final int HASH_BITS = 15;
    private static final int TOKENS_OF_BLOCK = 1 << 15;

    private static final int END_OF_BLOCK = 256;
    private static final int FIRST_LENGTH = 257;
    private static final int LITERALS_AND_LENGTHS = 286;
    private static final int DISTANCES = 30;
    private static final int[] LENGTH_BASES = lengthBases();
    private static final int[] DISTANCE_BASES = distanceBases();

    /** In which the lengths of the code for code lengths are written. */
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private final byte[] content;
    private final int[] latest = new int[1 << HASH_BITS];
    private final int[] before;
    private final Bits bits = new Bits();

    private Deflate(byte[] content) {
        this.content = content;
        this.before = new int[content.length];
        Arrays.fill(latest, -1);
    }

    static byte[] compress(byte[] content) {
        return new Deflate(content).run();
    }

    private byte[] run() {
        // A literal is its byte; a match has its length in the upper 16 bits and its distance in the lower.
        int[] tokens = new int[TOKENS_OF_BLOCK];
        int at = 0;
        do {
            int count = 0;
            while (at < content.length && count < tokens.length) {
                int match = longestMatch(at);
                tokens[count++] = match == 0 ? content[at] & 0xFF : match;
                for (int end = at + Math.max(1, match >>> 16); at < end; at++) {
                    remember(at);
                }
            }
            writeBlock(Arrays.copyOf(tokens, count), at == content.length);
        } while (at < content.length);
        return bits.finish();
    }

    private void remember(int at) {
        if (at + SHORTEST_MATCH <= content.length) {
            int hash = hash(at);
            before[at] = latest[hash];
            latest[hash] = at;
        }
    }

    private int hash(int at) {
        int three = (content[at] & 0xFF) << 16 | (content[at + 1] & 0xFF) << 8 | (content[at + 2] & 0xFF);
        return (three * 0x9E3779B1) >>> (Integer.SIZE - HASH_BITS);
    }

    /** As a token; 0 if there is none. */
    private int longestMatch(int at) {
        int most = Math.min(LONGEST_MATCH, content.length - at);
        int best = SHORTEST_MATCH - 1;
        int distance = 0;
        if (most < SHORTEST_MATCH) {
            return 0;
        }
        int candidate = latest[hash(at)];
        for (int tries = TRIES; tries > 0 && candidate >= 0 && at - candidate <= WINDOW; tries--) {
            int mismatch = Arrays.mismatch(content, candidate, candidate + most, content, at, at + most);
            int length = mismatch < 0 ? most : mismatch;
            if (length > best) {
                best = length;
                distance = at - candidate;
            }
            candidate = before[candidate];
        }
        return distance == 0 ? 0 : best << 16 | distance;
    }

    private void writeBlock(int[] tokens, boolean last) {
        int[] symbols = new int[LITERALS_AND_LENGTHS];
        int[] distances = new int[DISTANCES];
        symbols[END_OF_BLOCK] = 1;
        for (int token : tokens) {
            symbols[symbol(token)]++;
            if (isMatch(token)) {
                distances[slot(DISTANCE_BASES, token & 0xFFFF)]++;
            }
        }
        HuffmanCode symbolCode = HuffmanCode.of(symbols, 15);
        HuffmanCode distanceCode = HuffmanCode.of(distances, 15);
        bits.put(last ? 1 : 0, 1);
        bits.put(2, 2);
        writeCodes(symbolCode, distanceCode);
        for (int token : tokens) {
            bits.put(symbolCode, symbol(token));
            if (isMatch(token)) {
                int length = token >>> 16;
                int lengthSlot = slot(LENGTH_BASES, length);
                bits.put(length - LENGTH_BASES[lengthSlot], extraOfLength(lengthSlot));
                int distance = token & 0xFFFF;
                int distanceSlot = slot(DISTANCE_BASES, distance);
                bits.put(distanceCode, distanceSlot);
                bits.put(distance - DISTANCE_BASES[distanceSlot], extraOfDistance(distanceSlot));
            }
        }
        bits.put(symbolCode, END_OF_BLOCK);
    }

    /** The lengths of both codes one by one, without the shorthand for runs of them. */
    private void writeCodes(HuffmanCode symbolCode, HuffmanCode distanceCode) {
        int[] lengths = new int[LITERALS_AND_LENGTHS + DISTANCES];
        Arrays.setAll(
                lengths,
                i -> i < LITERALS_AND_LENGTHS ? symbolCode.length(i) : distanceCode.length(i - LITERALS_AND_LENGTHS));
        int[] counts = new int[ORDER.length];
        // At least two, as a code of one symbol would be incomplete, which readers refuse here.
        counts[0] = 1;
        counts[1] = 1;
        for (int length : lengths) {
            counts[length]++;
        }
        HuffmanCode lengthCode = HuffmanCode.of(counts, 7);
        bits.put(LITERALS_AND_LENGTHS - 257, 5);
        bits.put(DISTANCES - 1, 5);
        bits.put(ORDER.length - 4, 4);
        for (int symbol : ORDER) {
            bits.put(lengthCode.length(symbol), 3);
        }
        for (int length : lengths) {
            bits.put(lengthCode, length);
        }
    }

    private static boolean isMatch(int token) {
        return token >>> 16 > 0;
    }

    private static int symbol(int token) {
        return isMatch(token) ? FIRST_LENGTH + slot(LENGTH_BASES, token >>> 16) : token;
    }

    private static int slot(int[] bases, int value) {
        int found = Arrays.binarySearch(bases, value);
        return found >= 0 ? found : -found - 2;
    }

    private static int extraOfLength(int slot) {
        return slot < 8 || slot == 28 ? 0 : slot / 4 - 1;
    }

    private static int extraOfDistance(int slot) {
        return slot < 4 ? 0 : slot / 2 - 1;
    }

    private static int[] lengthBases() {
        int[] bases = new int[29];
        bases[0] = SHORTEST_MATCH;
        for (int i = 1; i < 28; i++) {
            bases[i] = bases[i - 1] + (1 << extraOfLength(i - 1));
        }
        bases[28] = LONGEST_MATCH;
        return bases;
    }

    private static int[] distanceBases() {
        int[] bases = new int[DISTANCES];
        bases[0] = 1;
        for (int i = 1; i < DISTANCES; i++) {
            bases[i] = bases[i - 1] + (1 << extraOfDistance(i - 1));
        }
        return bases;
    }

    /** Numbers lowest bit first, codes highest bit first. */
    private static final class Bits {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int pending;
        private int count;

        void put(int number, int length) {
            pending |= number << count;
            count += length;
            for (; count >= Byte.SIZE; count -= Byte.SIZE) {
                bytes.write(pending);
                pending >>>= Byte.SIZE;
            }
        }

        void put(HuffmanCode code, int symbol) {
            int length = code.length(symbol);
            put(Integer.reverse(code.code(symbol)) >>> (Integer.SIZE - length), length);
        }

        byte[] finish() {
            if (count > 0) {
                bytes.write(pending);
            }
            return bytes.toByteArray();
        }
    }
}
