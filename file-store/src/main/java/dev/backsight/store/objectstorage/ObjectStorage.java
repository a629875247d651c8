package dev.backsight.store.objectstorage;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Objects by key. A put is atomic: who reads sees the object before or after it, never a part. Safe for use by many
 * threads. Every method throws an {@link ObjectStorageException} whose type says what kind of failure it is, and
 * {@link IllegalStateException} once the storage is closed.
 */
public interface ObjectStorage extends Closeable {

    /** Upper bound of an object's size, since it passes through memory as a whole: 16 MiB. */
    int MAX_OBJECT_BYTES = 16 << 20;

    /** Upper bound of the objects on one page of a listing. */
    int MAX_PAGE = 10_000;

    /**
     * A bucket of S3 or of a server that speaks its protocol, or a container of Azure Blob. It must exist; the server is
     * not asked before the first call.
     *
     * @throws StorageFailedException if OpenDAL is not on the class path, or not for this platform
     */
    static ObjectStorage open(RemoteConfig config) throws ObjectStorageException {
        try {
            return new RemoteStorage(config);
        } catch (LinkageError | UncheckedIOException e) {
            throw new StorageFailedException(
                    "OpenDAL cannot be loaded (" + e.getMessage()
                            + "); add org.apache.opendal:opendal to the class path,"
                            + " and the artifact with its native library for this platform as classifier",
                    e);
        }
    }

    /** Objects as files below {@code root}, which is created if it is missing; synchronised with the device. */
    static ObjectStorage directory(Path root) throws IOException {
        return DirectoryStorage.open(root);
    }

    /**
     * Writes an object, and replaces what was there.
     *
     * @param content up to {@value #MAX_OBJECT_BYTES} bytes, not to be changed until this returns
     * @throws IndexOutOfBoundsException if there are more
     */
    void put(ObjectKey key, byte[] content) throws ObjectStorageException;

    /**
     * A part of an object.
     *
     * @param length up to {@value #MAX_OBJECT_BYTES}
     * @throws ObjectNotFoundException if there is none of that key
     * @throws IndexOutOfBoundsException if the object does not have all of that range
     */
    byte[] read(ObjectKey key, long offset, int length) throws ObjectStorageException;

    /** @throws ObjectNotFoundException if there is none of that key */
    ObjectStat stat(ObjectKey key) throws ObjectStorageException;

    /** Removes an object; one that is not there is no error. */
    void delete(ObjectKey key) throws ObjectStorageException;

    /**
     * Objects whose keys begin with {@code prefix} and come after {@code after}, in code point order.
     *
     * @param prefix empty, or the beginning of a key
     * @param after null to begin with the first
     * @param limit 1 to {@value #MAX_PAGE}
     */
    ObjectPage list(String prefix, @Nullable ObjectKey after, int limit) throws ObjectStorageException;

    /** The object, or empty if there is none of that key. */
    default Optional<ObjectStat> find(ObjectKey key) throws ObjectStorageException {
        try {
            return Optional.of(stat(key));
        } catch (ObjectNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Waits for calls that are under way, though not beyond their time limit. A second time has no effect. */
    @Override
    void close();
}
