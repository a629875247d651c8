package dev.backsight.store.compression;

import com.github.luben.zstd.ZstdCompressCtx;

/** Keeps one native context for all its blocks: setting one up costs more than compressing a small block. */
final class ZstdBlockCompressor implements BlockCompressor {

    private final ZstdCompressCtx context;

    ZstdBlockCompressor(int level) {
        context = new ZstdCompressCtx();
        // The block table already keeps each block's length and checksum.
        context.setLevel(level).setChecksum(false).setContentSize(false);
    }

    @Override
    public int compress(byte[] source, int offset, int length, byte[] target) {
        int compressed = context.compressByteArray(target, 0, target.length, source, offset, length);
        return compressed <= length - Math.max(1, length / 16) ? compressed : INCOMPRESSIBLE;
    }

    @Override
    public void close() {
        context.close();
    }
}
