package dev.backsight.workloads.cpu;

import dev.backsight.workloads.Workload;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;

/** Hashing, as checksums and content addresses need it. A unit: SHA-256 of one of 64 blocks of 1 KiB. */
public class Sha256 extends Workload {

    private static final int BLOCKS = 64;
    private static final int SIZE = 1024;

    private final MessageDigest digest = sha256();
    private final byte[][] blocks = new byte[BLOCKS][];

    public Sha256() {
        for (int i = 0; i < BLOCKS; i++) {
            blocks[i] = block(i);
        }
    }

    static byte[] block(long number) {
        byte[] block = new byte[SIZE];
        new Random(number % BLOCKS).nextBytes(block);
        return block;
    }

    @Override
    protected long unit(long number) {
        return ByteBuffer.wrap(digest.digest(blocks[(int) (number % BLOCKS)])).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
