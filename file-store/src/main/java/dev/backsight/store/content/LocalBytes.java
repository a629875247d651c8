package dev.backsight.store.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A content file on a disk. */
record LocalBytes(FileChannel channel, Path path, String name) implements ContentBytes {

    static LocalBytes open(Path path, String name) throws IOException {
        return new LocalBytes(FileChannel.open(path, StandardOpenOption.READ), path, name);
    }

    @Override
    public String location() {
        return path.toString();
    }

    @Override
    public boolean readFully(ByteBuffer into, long offset) throws IOException {
        long start = offset - into.position();
        while (into.hasRemaining()) {
            if (channel.read(into, start + into.position()) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
