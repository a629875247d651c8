package dev.backsight.store.compression.frame;

import dev.backsight.store.compression.BlockCompressor;

/** Compresses some blocks, and then fails as a library does that has no memory. */
final class FailingCompressor implements BlockCompressor {

    private final BlockCompressor compressor;
    private final int failingBlock;
    private int block;

    FailingCompressor(FrameOptions options, int failingBlock) {
        this.compressor = options.newCompressor();
        this.failingBlock = failingBlock;
    }

    @Override
    public int compress(byte[] source, int offset, int length, byte[] target) {
        if (block == failingBlock) {
            throw new IllegalStateException("block " + block);
        }
        block++;
        return compressor.compress(source, offset, length, target);
    }

    @Override
    public void close() {
        compressor.close();
    }
}
