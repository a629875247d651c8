package dev.backsight.store.chunking;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The 256 random numbers of the gear hash, made as the authors' implementation makes them: the number of byte value
 * <i>v</i> is the first eight bytes, big-endian, of the MD5 of 64 bytes of that value. MD5 serves as a reproducible source
 * of evenly spread bits here; nothing hangs on its strength.
 */
final class GearTable {

    private static final int SEED_BYTES = 64;

    private GearTable() {}

    static long[] generate() {
        long[] table = new long[256];
        byte[] seed = new byte[SEED_BYTES];
        MessageDigest md5 = md5();
        for (int value = 0; value < table.length; value++) {
            Arrays.fill(seed, (byte) value);
            table[value] = ByteBuffer.wrap(md5.digest(seed)).getLong();
        }
        return table;
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must provide MD5; this one does not", e);
        }
    }
}
