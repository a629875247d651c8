package dev.backsight.store.content;

import dev.backsight.store.compression.BlockCompressor;
import dev.backsight.store.compression.BlockDecompressor;
import dev.backsight.store.compression.Compression;

/**
 * What one reader or writer needs at a time: two buffers of a block each and the codecs' native contexts. Costly to make
 * and therefore lent out by a {@link WorkspacePool}.
 */
final class BlockWorkspace implements AutoCloseable {

    final byte[] original;
    final byte[] stored;
    final BlockCompressor compressor;
    final BlockDecompressor decompressor;

    BlockWorkspace(int blockSize, Compression compression) {
        original = new byte[blockSize];
        stored = new byte[Compression.maxCompressedLength(blockSize)];
        compressor = compression.newCompressor();
        decompressor = new BlockDecompressor();
    }

    @Override
    public void close() {
        compressor.close();
        decompressor.close();
    }
}
