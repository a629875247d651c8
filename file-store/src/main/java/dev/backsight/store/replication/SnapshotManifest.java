package dev.backsight.store.replication;

import dev.backsight.store.replication.wire.MalformedMessageException;
import dev.backsight.store.replication.wire.WireInput;
import dev.backsight.store.replication.wire.WireOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a snapshot, written last: where it is whole, so is the snapshot.
 *
 * @param files relative to the snapshot's folder
 */
record SnapshotManifest(List<Entry> files) {

    static final String NAME = "MANIFEST";

    private static final int VERSION = 1;
    private static final long MAX_BYTES = 1L << 30;
    private static final int MAX_FILES = 1 << 24;

    /** What this package, contents and RocksDB call their files; in particular no "..", no root, and no empty step. */
    private static final Pattern PATH = Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");

    SnapshotManifest {
        files = List.copyOf(files);
    }

    /** @throws IOException if there is a file that is no part of any snapshot */
    static SnapshotManifest of(Path folder) throws IOException {
        List<Entry> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile).sorted()::iterator) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                files.add(new Entry(path, Files.size(file)));
            }
        }
        return new SnapshotManifest(files);
    }

    void write(Path folder) throws IOException {
        WireOutput output = new WireOutput(96 * files.size() + 16).u8(VERSION).u32(files.size());
        files.forEach(file -> output.text(file.path()).i64(file.size()));
        byte[] body = output.toBytes();
        byte[] whole = ByteBuffer.allocate(body.length + 4)
                .put(body)
                .putInt(Upload.crc(body, body.length))
                .array();
        DurableFiles.write(folder.resolve(NAME), whole);
    }

    static SnapshotManifest read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        try {
            return WireInput.decode("manifest", checked(file, MAX_BYTES), SnapshotManifest::decode);
        } catch (MalformedMessageException e) {
            throw new IOException(file + " is damaged, or of another version: " + e.getMessage(), e);
        }
    }

    private static SnapshotManifest decode(WireInput input) throws MalformedMessageException {
        int version = input.u8();
        if (version != VERSION) {
            throw new IllegalArgumentException("version " + version + " instead of " + VERSION);
        }
        int count = input.u32("a count of files", MAX_FILES);
        List<Entry> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(new Entry(input.text(), input.i64()));
        }
        return new SnapshotManifest(files);
    }

    /** The file but for the CRC32C of it that it ends with. */
    static ByteBuffer checked(Path file, long maxBytes) throws IOException {
        long size = Files.size(file);
        if (size < 4 || size > maxBytes) {
            throw new IOException(file + " is damaged: it has " + size + " bytes");
        }
        byte[] whole = Files.readAllBytes(file);
        ByteBuffer bytes = ByteBuffer.wrap(whole);
        if (bytes.getInt(whole.length - 4) != Upload.crc(whole, whole.length - 4)) {
            throw new IOException(file + " is damaged: its checksum does not match");
        }
        return bytes.limit(whole.length - 4);
    }

    /** Throws if a file is missing or has another size. */
    void requireComplete(Path folder) throws IOException {
        for (Entry file : files) {
            Path path = folder.resolve(file.path());
            long found = Files.exists(path) ? Files.size(path) : -1;
            if (found != file.size()) {
                throw new IOException("the snapshot in " + folder + " is not whole: " + file.path() + " should have "
                        + file.size() + " bytes, but " + (found < 0 ? "is missing" : "has " + found));
            }
        }
    }

    /** @param path with '/', whatever the system */
    record Entry(String path, long size) {

        Entry {
            if (!PATH.matcher(path).matches() || size < 0) {
                throw new IllegalArgumentException("'" + path + "' of " + size + " bytes is no file of a snapshot");
            }
        }
    }
}
