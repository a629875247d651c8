package dev.backsight.store.content;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A content file being written. The only way bytes reach the disk, so that tests can let the disk fill up. */
interface BlockFile extends Closeable {

    /** Writes all remaining bytes at that offset. */
    void write(ByteBuffer bytes, long offset) throws IOException;

    /** Returns once the file's bytes are on the device. */
    void force() throws IOException;

    /** Creates block files. */
    @FunctionalInterface
    interface Opener {

        /** Creates a file that must not exist yet. */
        BlockFile create(Path path) throws IOException;
    }

    /** Creates a file in the file system of {@code path}. */
    static BlockFile create(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new BlockFile() {
            @Override
            public void write(ByteBuffer bytes, long offset) throws IOException {
                long position = offset;
                while (bytes.hasRemaining()) {
                    position += channel.write(bytes, position);
                }
            }

            @Override
            public void force() throws IOException {
                channel.force(true);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }
}
