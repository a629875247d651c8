package dev.backsight.benchmarks.storage;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import dev.backsight.store.compression.Codec;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * What storing takes at the very least: hash and compress block by block, write, wait for the device; and back. No names,
 * no checksums of blocks, nothing that survives a crash half-way. What the store does beyond it is its price.
 */
final class BarePipeline implements Closeable {

    /** As in the store, and so is the level. */
    private static final int BLOCK = 256 << 10;

    private final ZstdCompressCtx compressor = new ZstdCompressCtx().setLevel(Codec.ZSTD.defaultLevel());
    private final ZstdDecompressCtx decompressor = new ZstdDecompressCtx();
    private final byte[] compressed = new byte[Math.toIntExact(Zstd.compressBound(BLOCK))];
    private final MessageDigest digest;
    private final List<Integer> lengths = new ArrayList<>();

    BarePipeline() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must provide SHA-256; this one does not", e);
        }
    }

    /** Hashes, compresses, writes, and waits for the device. */
    byte[] write(byte[] content, Path file) throws IOException {
        lengths.clear();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (int offset = 0; offset < content.length; offset += BLOCK) {
                int length = Math.min(BLOCK, content.length - offset);
                digest.update(content, offset, length);
                int stored = compressor.compressByteArray(compressed, 0, compressed.length, content, offset, length);
                lengths.add(stored);
                ByteBuffer buffer = ByteBuffer.wrap(compressed, 0, stored);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
            channel.force(false);
        }
        return digest.digest();
    }

    /** Reads and decompresses what was written last. */
    byte[] read(Path file, int size) throws IOException {
        byte[] content = new byte[size];
        int offset = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int stored : lengths) {
                ByteBuffer buffer = ByteBuffer.wrap(compressed, 0, stored);
                while (buffer.hasRemaining()) {
                    if (channel.read(buffer) < 0) {
                        throw new EOFException(file + " ends within a block");
                    }
                }
                offset += decompressor.decompressByteArray(content, offset, size - offset, compressed, 0, stored);
            }
        }
        return content;
    }

    @Override
    public void close() {
        compressor.close();
        decompressor.close();
    }
}
