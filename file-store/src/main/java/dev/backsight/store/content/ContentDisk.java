package dev.backsight.store.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * What changes the disk while contents are put and removed, and the only way to do it: so that tests can let any step of it
 * fail. Reading goes past it, and so does the cleaning up when a store is opened.
 */
@FunctionalInterface
public interface ContentDisk {

    /** The file system of the paths. */
    ContentDisk REAL =
            path -> new OpenFile(FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));

    /** Creates a file that must not exist yet. */
    BlockFile create(Path path) throws IOException;

    /** Gives a file another name in the same file system; what had that name is replaced. */
    default void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Brings the names in a folder onto the device. */
    default void forceFolder(Path folder) throws IOException {
        FolderSync.force(folder);
    }

    /** Removes a file, if there is one. */
    default void deleteIfExists(Path path) throws IOException {
        Files.deleteIfExists(path);
    }

    /** A file in a file system. */
    record OpenFile(FileChannel channel) implements BlockFile {

        @Override
        public int write(ByteBuffer bytes, long offset) throws IOException {
            return channel.write(bytes, offset);
        }

        @Override
        public void force() throws IOException {
            channel.force(true);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
