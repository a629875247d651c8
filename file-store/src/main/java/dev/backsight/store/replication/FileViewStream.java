package dev.backsight.store.replication;

import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.replication.wire.Command;
import dev.backsight.store.replication.wire.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** A file, or a range of it, fetched part by part. For one thread at a time. */
final class FileViewStream extends InputStream {

    private final ContentParts parts;
    private final OptionalLong version;
    private final FileStat stat;
    private final long end;
    private byte[] part;
    private int position;

    /** Where the next part begins in the file. */
    private long next;

    private boolean closed;

    /** @param version empty for the latest */
    FileViewStream(ContentParts parts, OptionalLong version, Reply.Content first, long offset, long length) {
        this.parts = parts;
        this.version = version;
        this.stat = first.stat();
        this.end = offset + length;
        this.part = first.content().bytes();
        this.next = offset + part.length;
    }

    @Override
    public int read() throws IOException {
        return fill() ? Byte.toUnsignedInt(part[position++]) : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, part.length - position);
        System.arraycopy(part, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return closed ? 0 : part.length - position;
    }

    private boolean fill() throws IOException {
        if (closed) {
            throw new IOException("the stream of '" + stat.name() + "' is closed");
        }
        if (position < part.length) {
            return true;
        }
        if (next == end) {
            return false;
        }
        part = parts.next(stat, version, next, (int) Math.min(Command.MAX_CONTENT, end - next));
        next += part.length;
        position = 0;
        return true;
    }

    @Override
    public void close() {
        closed = true;
        part = new byte[0];
        position = 0;
    }
}
