package dev.backsight.store.compression;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.tukaani.xz.ArrayCache;
import org.tukaani.xz.BasicArrayCache;
import org.tukaani.xz.LZMA2InputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.SingleXZInputStream;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

/** {@link Codec#XZ}, through XZ for Java, which has no native part. The levels are the presets of the xz tool. */
final class XzCodec implements BlockCodec {

    /** That of the highest preset. */
    private static final int MAX_DICTIONARY = 64 << 20;

    @Override
    public BlockEncoder newEncoder(int level) {
        return new Encoder(level);
    }

    @Override
    public BlockDecoder newDecoder() {
        return new Decoder();
    }

    /** The smallest power of two that holds a block. */
    private static int dictionaryFor(int length) {
        if (length >= MAX_DICTIONARY) {
            return MAX_DICTIONARY;
        }
        return length <= LZMA2Options.DICT_SIZE_MIN
                ? LZMA2Options.DICT_SIZE_MIN
                : Integer.highestOneBit(2 * length - 1);
    }

    private static final class Encoder implements BlockEncoder {

        private final int level;
        private final ArrayCache arrays = new BasicArrayCache();

        Encoder(int level) {
            this.level = level;
        }

        @Override
        public int encode(byte[] source, int offset, int length, byte[] target) {
            ArrayOutput output = new ArrayOutput(target);
            try (XZOutputStream xz = new XZOutputStream(output, options(length), XZ.CHECK_NONE, arrays)) {
                xz.write(source, offset, length);
            } catch (IOException e) {
                throw new IllegalStateException("xz cannot compress a block of " + length + " bytes", e);
            }
            return output.length;
        }

        private LZMA2Options options(int length) throws UnsupportedOptionsException {
            LZMA2Options options = new LZMA2Options(level);
            options.setDictSize(Math.min(options.getDictSize(), dictionaryFor(length)));
            return options;
        }

        @Override
        public void close() {}
    }

    private static final class Decoder implements BlockDecoder {

        private final ArrayCache arrays = new BasicArrayCache();

        /** A stream that declares more memory than a block of that length needs is refused before it gets any. */
        @Override
        public int decode(byte[] source, int offset, int length, byte[] target, int targetOffset, int targetLength)
                throws MalformedBlockException {
            ByteArrayInputStream input = new ByteArrayInputStream(source, offset, length);
            int memoryLimitKiB = LZMA2InputStream.getMemoryUsage(dictionaryFor(targetLength));
            try (SingleXZInputStream xz = new SingleXZInputStream(input, memoryLimitKiB, false, arrays)) {
                int decompressed = xz.readNBytes(target, targetOffset, targetLength);
                if (xz.read() >= 0) {
                    throw new MalformedBlockException("the block decompresses to more than " + targetLength + " bytes");
                }
                if (input.available() > 0) {
                    throw new MalformedBlockException("xz cannot decompress the block: it goes on after its end");
                }
                return decompressed;
            } catch (MalformedBlockException e) {
                throw e;
            } catch (IOException e) {
                throw new MalformedBlockException("xz cannot decompress the block: " + e, e);
            }
        }

        @Override
        public void close() {}
    }

    /** Writes into an array the caller has. */
    private static final class ArrayOutput extends OutputStream {

        private final byte[] target;
        private int length;

        ArrayOutput(byte[] target) {
            this.target = target;
        }

        @Override
        public void write(int value) {
            target[length] = (byte) value;
            length++;
        }

        @Override
        public void write(byte[] bytes, int offset, int count) {
            System.arraycopy(bytes, offset, target, length, count);
            length += count;
        }
    }
}
