package dev.backsight.store.content;

import dev.backsight.store.compression.BlockCompressor;
import dev.backsight.store.compression.BlockDecompressor;
import dev.backsight.store.compression.Compression;
import java.util.HashMap;
import java.util.Map;

/**
 * What one reader or writer needs at a time: two buffers of a block each and the codecs' native contexts. Costly to make
 * and therefore lent out by a {@link WorkspacePool}.
 */
final class BlockWorkspace implements AutoCloseable {

    final byte[] original;
    final byte[] stored;
    final BlockDecompressor decompressor;

    /** As many as the store's policy names; one or two. */
    private final Map<Compression, BlockCompressor> compressors = new HashMap<>();

    BlockWorkspace(int blockSize) {
        original = new byte[blockSize];
        stored = new byte[Compression.maxCompressedLength(blockSize)];
        decompressor = new BlockDecompressor();
    }

    BlockCompressor compressor(Compression compression) {
        return compressors.computeIfAbsent(compression, Compression::newCompressor);
    }

    @Override
    public void close() {
        compressors.values().forEach(BlockCompressor::close);
        decompressor.close();
    }
}
