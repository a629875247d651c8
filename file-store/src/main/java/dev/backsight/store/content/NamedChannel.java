package dev.backsight.store.content;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A content file open for reading.
 *
 * @param name of the file that is read, for messages
 */
record NamedChannel(FileChannel channel, Path path, String name) implements Closeable {

    static NamedChannel open(Path path, String name) throws IOException {
        return new NamedChannel(FileChannel.open(path, StandardOpenOption.READ), path, name);
    }

    /** Fills the buffer from that offset of the file on; false if the file ends before. */
    boolean readFully(ByteBuffer into, long offset) throws IOException {
        long start = offset - into.position();
        while (into.hasRemaining()) {
            if (channel.read(into, start + into.position()) < 0) {
                return false;
            }
        }
        return true;
    }

    long size() throws IOException {
        return channel.size();
    }

    /**
     * @param offset in the file
     * @param position in the original content
     */
    CorruptContentException corrupt(long offset, long position, @Nullable String problem, @Nullable Throwable cause) {
        return new CorruptContentException(name, path, offset, position, problem, cause);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
