package dev.backsight.checker.format;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The steps of an atomic write that a disk can refuse; tests put one in its place that does. */
interface Disk {

    /** Creates a file that must not exist. Closing the stream makes its content durable. */
    OutputStream create(Path file) throws IOException;

    void move(Path from, Path to) throws IOException;

    /** Makes the names in a directory durable, where the platform can. */
    void syncDirectory(Path directory);

    Disk REAL = new Disk() {

        @Override
        public OutputStream create(Path file) throws IOException {
            // Files.createFile honours the umask, where createTempFile would leave a file only its owner can read.
            Files.createFile(file);
            return new SyncedStream(new FileOutputStream(file.toFile()));
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public void syncDirectory(Path directory) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (IOException e) {
                // Not every platform opens directories. The content is durable already and in place; only the new
                // name could be lost to a power failure, and then the old content is what is found.
                return;
            }
        }
    };

    /** A plain FileOutputStream, because an interrupted thread cannot write to a FileChannel. */
    final class SyncedStream extends FilterOutputStream {

        private final FileDescriptor descriptor;

        SyncedStream(FileOutputStream file) throws IOException {
            super(file);
            descriptor = file.getFD();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            try (OutputStream file = out) {
                if (descriptor.valid()) {
                    file.flush();
                    descriptor.sync();
                }
            }
        }
    }
}
