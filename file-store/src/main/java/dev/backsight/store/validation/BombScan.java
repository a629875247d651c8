package dev.backsight.store.validation;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.validation.Refusal.DecompressionBomb;
import dev.backsight.store.validation.Refusal.UnreadableContainer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Unfolds a container to nowhere and counts: ZIP (stored, deflated, zstd), gzip and zstd, in each other. One scan judges
 * one content, within the limits' memory and time: a few buffers, the directory of a ZIP, and, as a ZIP's directory comes
 * last, a temporary file of at most the allowed size for a ZIP within another container.
 *
 * <p>Entries that are encrypted count with the size the directory announces, as nobody without their key can tell more;
 * others packed by a method not read here are refused. A ZIP behind other bytes is found from its end like most readers
 * find it, but not within another container. Other containers (xz, bzip2, 7z, RAR) are not unfolded, and a tar counts as the bytes it is: a policy that must not take what
 * cannot be checked denies their types.
 */
final class BombScan {

    private static final int BUFFER = 1 << 15;
    private static final int HEAD_BYTES = 16;

    /** 8 MiB, what RFC 8878 3.1.1.1.2 wants every decoder to support: a frame asks for its window before it has any data. */
    private static final int MAX_ZSTD_WINDOW_LOG = 23;

    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ZSTD_METHOD = 93;

    private final BombLimits limits;
    private final long sourceSize;
    private final byte[] sink = new byte[BUFFER];
    private long expanded;
    private int entries;

    private BombScan(BombLimits limits, long sourceSize) {
        this.limits = limits;
        this.sourceSize = sourceSize;
    }

    /**
     * @param prefix at least the first 16 bytes, if there are as many
     * @throws IOException only if the channel fails, or the temporary folder
     */
    static Optional<Refusal> judge(byte[] prefix, ChannelBytes content, BombLimits limits) throws IOException {
        try {
            new BombScan(limits, content.size()).scan(prefix, content, "", 1);
            return Optional.empty();
        } catch (RefusedException e) {
            return Optional.of(e.refusal());
        } catch (ChannelBytes.SourceFailure e) {
            throw e.failure();
        }
    }

    private void scan(byte[] prefix, ChannelBytes content, String where, int depth) throws IOException {
        String kind = kindOf(prefix);
        try {
            if (kind.equals(SignatureTable.ZIP)) {
                scanZip(content, content.size(), where, depth);
                return;
            }
            if (!kind.isEmpty()) {
                try (InputStream stream = open(kind, content.stream(0, content.size()))) {
                    drain(stream, where, depth);
                }
            }
            // Readers find a ZIP from its end, whatever is before it: a program, a picture, a single byte.
            OptionalLong hidden = ZipEnd.endOfHidden(content);
            if (hidden.isPresent()) {
                kind = SignatureTable.ZIP;
                scanZip(content, hidden.getAsLong(), where, depth);
            }
        } catch (RefusedException | ChannelBytes.SourceFailure e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw unreadable(kind, where, e);
        }
    }

    private void scanZip(ChannelBytes zip, long length, String where, int depth) throws IOException {
        List<ZipDirectory.Entry> directory = ZipDirectory.read(zip, length, limits.maxEntries() - entries, where);
        entries += directory.size();
        for (ZipDirectory.Entry entry : directory) {
            String path = where.isEmpty() ? entry.name() : where + " > " + entry.name();
            InputStream packed = zip.stream(entry.from(), entry.to());
            if (entry.encrypted()) {
                count(entry.announcedSize(), path);
                continue;
            }
            if (!isReadable(entry.method())) {
                throw new ZipException("entry " + QuotedText.of(entry.name()) + " is packed by method " + entry.method()
                        + ", which is none of stored, deflated and zstd");
            }
            try (InputStream stream = openEntry(entry.method(), packed)) {
                drain(stream, path, depth);
            }
        }
    }

    /** Counts everything a stream expands to, and unfolds what is a container again. */
    private void drain(InputStream stream, String where, int depth) throws IOException {
        InputStream counted = new CountedStream(stream, where);
        byte[] head = counted.readNBytes(HEAD_BYTES);
        String kind = kindOf(head);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), counted);
        if (kind.isEmpty()) {
            while (counted.read(sink) >= 0) {
                // CountedStream does the work.
            }
            return;
        }
        if (depth >= limits.maxDepth()) {
            throw new RefusedException(new DecompressionBomb(
                    BombSign.DEPTH,
                    where,
                    named(where) + " is a container at level " + (depth + 1) + "; at most " + limits.maxDepth()
                            + " levels are allowed"));
        }
        if (kind.equals(SignatureTable.ZIP)) {
            scanSpooled(whole, where, depth + 1);
        } else {
            scanStream(kind, whole, counted, where, depth + 1);
        }
    }

    private void scanStream(String kind, InputStream packed, InputStream counted, String where, int depth)
            throws IOException {
        try {
            try (InputStream unfolded = open(kind, packed)) {
                drain(unfolded, where + " > " + kind, depth);
            }
            // What follows the last frame was not unfolded, but is there.
            while (counted.read(sink) >= 0) {
                // CountedStream does the work.
            }
        } catch (RefusedException | ChannelBytes.SourceFailure e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw unreadable(kind, where, e);
        }
    }

    private void scanSpooled(InputStream zip, String where, int depth) throws IOException {
        Path spool = createSpool();
        try (FileChannel channel = openSpool(spool)) {
            for (int read = zip.read(sink); read >= 0; read = zip.read(sink)) {
                append(channel, ByteBuffer.wrap(sink, 0, read));
            }
            ChannelBytes content = new ChannelBytes(channel);
            scan(content.prefix(HEAD_BYTES), content, where, depth);
        } finally {
            deleteSpool(spool);
        }
    }

    private static Path createSpool() throws IOException {
        try {
            return Files.createTempFile("inner", ".zip");
        } catch (IOException e) {
            throw new ChannelBytes.SourceFailure(e);
        }
    }

    private static FileChannel openSpool(Path spool) throws IOException {
        try {
            return FileChannel.open(spool, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new ChannelBytes.SourceFailure(e);
        }
    }

    private static void deleteSpool(Path spool) throws IOException {
        try {
            Files.delete(spool);
        } catch (IOException e) {
            throw new ChannelBytes.SourceFailure(e);
        }
    }

    private static void append(FileChannel channel, ByteBuffer bytes) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new ChannelBytes.SourceFailure(e);
        }
    }

    private void count(long bytes, String where) throws RefusedException {
        expanded = bytes > Long.MAX_VALUE - expanded ? Long.MAX_VALUE : expanded + bytes;
        if (expanded > limits.maxExpandedBytes()) {
            throw new RefusedException(new DecompressionBomb(
                    BombSign.TOTAL,
                    where,
                    named(where) + " brings the content's " + sourceSize + " bytes beyond " + limits.maxExpandedBytes()
                            + " bytes once expanded, which is what is allowed"));
        }
        if (expanded > limits.ratioGraceBytes() && expanded / limits.maxRatio() > sourceSize) {
            throw new RefusedException(new DecompressionBomb(
                    BombSign.RATIO,
                    where,
                    named(where) + " brings the content's " + sourceSize + " bytes beyond " + limits.maxRatio()
                            + " times their number once expanded, which is what is allowed from "
                            + limits.ratioGraceBytes() + " bytes on"));
        }
    }

    /** The container that begins like this, if it is one that can be unfolded; empty otherwise. */
    private static String kindOf(byte[] head) {
        return SignatureTable.match(head)
                .filter(type -> type.equals(SignatureTable.ZIP)
                        || type.equals(SignatureTable.GZIP)
                        || type.equals(SignatureTable.ZSTD))
                .orElse("");
    }

    private static InputStream open(String kind, InputStream packed) throws IOException {
        return kind.equals(SignatureTable.GZIP) ? new GZIPInputStream(packed, BUFFER) : openZstd(packed);
    }

    private static InputStream openZstd(InputStream packed) throws IOException {
        return new ZstdInputStreamNoFinalizer(packed).setLongMax(MAX_ZSTD_WINDOW_LOG);
    }

    private static boolean isReadable(int method) {
        return method == STORED || method == DEFLATED || method == ZSTD_METHOD;
    }

    private static InputStream openEntry(int method, InputStream packed) throws IOException {
        return switch (method) {
            case STORED -> packed;
            case DEFLATED -> new RawInflaterStream(packed);
            default -> openZstd(packed);
        };
    }

    private static RefusedException unreadable(String kind, String where, Exception cause) {
        RefusedException refused = new RefusedException(new UnreadableContainer(
                new MediaType(kind),
                where,
                named(where) + " is taken for " + kind + " but cannot be read to its end ("
                        + QuotedText.of(String.valueOf(cause.getMessage()))
                        + "); only containers that can be checked are allowed"));
        refused.initCause(cause);
        return refused;
    }

    /** The subject of a sentence about a container. */
    static String named(String where) {
        return where.isEmpty() ? "the content" : QuotedText.of(where);
    }

    /** Deflate without zlib's header, as in ZIPs; releases its native memory when closed. */
    private static final class RawInflaterStream extends InflaterInputStream {

        RawInflaterStream(InputStream packed) {
            super(packed, new Inflater(true), BUFFER);
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }

    /** Charges every byte that passes, and never claims to be at its end before it is: GZIPInputStream asks. */
    private final class CountedStream extends InputStream {

        private final InputStream stream;
        private final String where;
        private boolean ended;

        CountedStream(InputStream stream, String where) {
            this.stream = stream;
            this.where = where;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = stream.read(target, offset, length);
            ended = read < 0;
            count(Math.max(0, read), where);
            return read;
        }

        @Override
        public int available() {
            return ended ? 0 : 1;
        }
    }
}
