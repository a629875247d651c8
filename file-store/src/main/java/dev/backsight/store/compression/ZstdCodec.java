package dev.backsight.store.compression;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.util.Native;
import org.jspecify.annotations.Nullable;

/** {@link Codec#ZSTD}, through zstd-jni. Works on the arrays themselves, without copies. */
final class ZstdCodec implements BlockCodec {

    private final @Nullable ZstdDictionary dictionary;

    ZstdCodec(@Nullable ZstdDictionary dictionary) {
        this.dictionary = dictionary;
    }

    @Override
    public BlockEncoder newEncoder(int level) {
        requireLibrary();
        return new Encoder(level, dictionary);
    }

    @Override
    public BlockDecoder newDecoder() {
        requireLibrary();
        return new Decoder(dictionary);
    }

    /** Costs next to nothing once the library is loaded. */
    static void requireLibrary() {
        try {
            Native.load();
        } catch (LinkageError e) {
            throw new CodecUnavailableException(
                    Codec.ZSTD, "com.github.luben:zstd-jni, whole or with this platform's classifier,", e);
        }
    }

    /** Keeps one native context for all its blocks: setting one up costs more than compressing a small block. */
    private static final class Encoder implements BlockEncoder {

        private final ZstdCompressCtx context = new ZstdCompressCtx();

        Encoder(int level, @Nullable ZstdDictionary dictionary) {
            // Whoever keeps the block keeps its length and checksum, too.
            context.setLevel(level).setChecksum(false).setContentSize(false);
            if (dictionary != null) {
                context.loadDict(dictionary.content());
            }
        }

        @Override
        public int encode(byte[] source, int offset, int length, byte[] target) {
            return context.compressByteArray(target, 0, target.length, source, offset, length);
        }

        @Override
        public void close() {
            context.close();
        }
    }

    private static final class Decoder implements BlockDecoder {

        private final ZstdDecompressCtx context = new ZstdDecompressCtx();

        Decoder(@Nullable ZstdDictionary dictionary) {
            if (dictionary != null) {
                context.loadDict(dictionary.content());
            }
        }

        /** Decodes in one pass: the target is the window, so that no window a frame declares is ever allocated. */
        @Override
        public int decode(byte[] source, int offset, int length, byte[] target, int targetOffset, int targetLength)
                throws MalformedBlockException {
            try {
                requireOneFrame(source, offset, length);
                return context.decompressByteArray(target, targetOffset, targetLength, source, offset, length);
            } catch (ZstdException e) {
                throw new MalformedBlockException("zstd cannot decompress the block: " + e.getMessage(), e);
            }
        }

        /**
         * zstd decompresses any chain of frames, and passes over skippable ones, so that one content would have many
         * forms. It finds a frame's end by the headers of its blocks, of up to 128 KiB each, without decompressing them.
         */
        private static void requireOneFrame(byte[] source, int offset, int length) throws MalformedBlockException {
            boolean begins = length >= Integer.BYTES
                    && source[offset] == 0x28
                    && source[offset + 1] == (byte) 0xB5
                    && source[offset + 2] == 0x2F
                    && source[offset + 3] == (byte) 0xFD;
            if (!begins || Zstd.findFrameCompressedSize(source, offset, length) != length) {
                throw new MalformedBlockException("the block is not exactly one frame of zstd");
            }
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
