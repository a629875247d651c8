package dev.backsight.store.content;

import dev.backsight.store.compression.BlockCompressor;
import dev.backsight.store.compression.BlockDecompressor;
import dev.backsight.store.compression.Compression;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one reader or writer needs at a time: two buffers of a block each and the codecs' native contexts. Costly to make
 * and therefore lent out by a {@link WorkspacePool}.
 */
final class BlockWorkspace implements AutoCloseable {

    final byte[] original;
    final byte[] stored;
    final BlockDecompressor decompressor;

    /** The ones used last: a policy may name a thousand, and each may hold megabytes of native memory. */
    static final int MAX_COMPRESSORS = 4;

    private final Map<Compression, BlockCompressor> compressors = new LinkedHashMap<>(8, 0.75f, true);

    BlockWorkspace(int blockSize) {
        original = new byte[blockSize];
        stored = new byte[Compression.maxCompressedLength(blockSize)];
        decompressor = new BlockDecompressor();
    }

    /** Good until {@value #MAX_COMPRESSORS} other ones were asked for; a writer asks for one only. */
    BlockCompressor compressor(Compression compression) {
        BlockCompressor known = compressors.get(compression);
        if (known != null) {
            return known;
        }
        if (compressors.size() == MAX_COMPRESSORS) {
            Iterator<BlockCompressor> leastRecent = compressors.values().iterator();
            leastRecent.next().close();
            leastRecent.remove();
        }
        BlockCompressor made = compression.newCompressor();
        compressors.put(compression, made);
        return made;
    }

    @Override
    public void close() {
        compressors.values().forEach(BlockCompressor::close);
        decompressor.close();
    }
}
