package dev.backsight.workloads.cpu;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;

/** FIPS 180-4, step by step; constants from the roots of primes, as it says. */
final class NaiveSha256 {

    private static final int ROUNDS = 64;

    private static final int[] K = new int[ROUNDS];
    private static final int[] START = new int[8];

    static {
        int prime = 1;
        for (int i = 0; i < ROUNDS; i++) {
            prime = BigInteger.valueOf(prime).nextProbablePrime().intValue();
            K[i] = fraction(root(prime, 3));
            if (i < START.length) {
                START[i] = fraction(root(prime, 2));
            }
        }
    }

    private NaiveSha256() {}

    /** The digest's first eight bytes. */
    static long firstBytes(byte[] message) {
        int[] hash = START.clone();
        byte[] padded = Arrays.copyOf(message, (message.length + 8) / 64 * 64 + 64);
        padded[message.length] = (byte) 0x80;
        for (int i = 0; i < 8; i++) {
            padded[padded.length - 1 - i] = (byte) ((8L * message.length) >>> (8 * i));
        }
        for (int block = 0; block < padded.length; block += 64) {
            compress(hash, padded, block);
        }
        return ((long) hash[0] << 32) | (hash[1] & 0xffffffffL);
    }

    private static void compress(int[] hash, byte[] padded, int block) {
        int[] w = new int[ROUNDS];
        for (int t = 0; t < ROUNDS; t++) {
            if (t < 16) {
                for (int b = 0; b < 4; b++) {
                    w[t] = (w[t] << 8) | (padded[block + 4 * t + b] & 0xff);
                }
            } else {
                int s0 = turned(w[t - 15], 7) ^ turned(w[t - 15], 18) ^ (w[t - 15] >>> 3);
                int s1 = turned(w[t - 2], 17) ^ turned(w[t - 2], 19) ^ (w[t - 2] >>> 10);
                w[t] = w[t - 16] + s0 + w[t - 7] + s1;
            }
        }
        int[] v = hash.clone();
        for (int t = 0; t < ROUNDS; t++) {
            int t1 = v[7]
                    + (turned(v[4], 6) ^ turned(v[4], 11) ^ turned(v[4], 25))
                    + ((v[4] & v[5]) ^ (~v[4] & v[6]))
                    + K[t]
                    + w[t];
            int t2 = (turned(v[0], 2) ^ turned(v[0], 13) ^ turned(v[0], 22))
                    + ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
            System.arraycopy(v, 0, v, 1, 7);
            v[4] += t1;
            v[0] = t1 + t2;
        }
        for (int i = 0; i < hash.length; i++) {
            hash[i] += v[i];
        }
    }

    private static int turned(int word, int bits) {
        return Integer.rotateRight(word, bits);
    }

    /** By bisection: 33 bits after the point are more than enough. */
    private static BigDecimal root(int of, int degree) {
        BigDecimal low = BigDecimal.ONE;
        BigDecimal high = BigDecimal.valueOf(of);
        for (int i = 0; i < 60; i++) {
            BigDecimal middle = low.add(high).divide(BigDecimal.valueOf(2), new MathContext(60));
            if (middle.pow(degree).compareTo(BigDecimal.valueOf(of)) > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    private static int fraction(BigDecimal root) {
        return root.subtract(root.setScale(0, RoundingMode.DOWN))
                .multiply(BigDecimal.valueOf(1L << 32))
                .toBigInteger()
                .intValue();
    }
}
