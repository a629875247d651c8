package dev.backsight.store.replication;

import dev.backsight.store.replication.wire.MalformedMessageException;
import dev.backsight.store.replication.wire.WireInput;
import dev.backsight.store.replication.wire.WireOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What a replica remembers besides its files.
 *
 * @param time of the latest command
 * @param completed what the last operations came to
 * @param uploads contents on their way
 */
record ReplicaState(Instant time, CompletedOperations completed, Uploads uploads) {

    private static final int VERSION = 1;

    /** 65,536 replies of at most 8 KiB, and 256 uploads of at most a million parts, cannot be more; usually it is little. */
    private static final long MAX_BYTES = Integer.MAX_VALUE - 8L;

    static ReplicaState empty(Path uploads) {
        return new ReplicaState(Instant.EPOCH, new CompletedOperations(), new Uploads(uploads));
    }

    void write(Path file) throws IOException {
        WireOutput output = new WireOutput(64 * 1024).u8(VERSION).time(time);
        completed.write(output);
        uploads.write(output);
        byte[] body = output.toBytes();
        byte[] whole = ByteBuffer.allocate(body.length + 4)
                .put(body)
                .putInt(Upload.crc(body, body.length))
                .array();
        DurableFiles.write(file, whole);
    }

    /** @param uploads where the parts are */
    static ReplicaState read(Path file, Path uploads) throws IOException {
        ByteBuffer body = SnapshotManifest.checked(file, MAX_BYTES);
        try {
            return WireInput.decode("state", body, input -> {
                int version = input.u8();
                if (version != VERSION) {
                    throw new IllegalArgumentException("version " + version + " instead of " + VERSION);
                }
                return new ReplicaState(input.time(), CompletedOperations.read(input), Uploads.read(input, uploads));
            });
        } catch (MalformedMessageException e) {
            throw new IOException(file + " is damaged, or of another version: " + e.getMessage(), e);
        }
    }
}
