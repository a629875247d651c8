package dev.backsight.store.access;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** A file that is appended to. Tests put failing disks behind it. */
interface AuditFile extends Closeable {

    void append(byte[] bytes) throws IOException;

    /** Brings what was appended onto the device. */
    void force() throws IOException;

    /**
     * Opens a file, which is created if it does not exist, and appends at its end. Not a FileChannel: that is closed
     * under everybody's feet when one of the threads that use it is interrupted.
     */
    static AuditFile open(Path path) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            file.seek(file.length());
        } catch (Throwable e) {
            file.close();
            throw e;
        }
        return new AuditFile() {
            @Override
            public void append(byte[] bytes) throws IOException {
                file.write(bytes);
            }

            @Override
            public void force() throws IOException {
                file.getFD().sync();
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }

    /** How a log comes by its files. */
    @FunctionalInterface
    interface Opener {

        AuditFile open(Path path) throws IOException;
    }
}
