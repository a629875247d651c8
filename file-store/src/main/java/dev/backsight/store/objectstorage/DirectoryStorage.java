package dev.backsight.store.objectstorage;

import dev.backsight.store.content.FolderSync;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Objects as files: {@code objects/} and the key with a {@code $} behind, which no key has, so that {@code a} and
 * {@code a/b} can both be there. An object is written to {@code temporary/}, synchronised, and renamed into its place.
 * What a crash leaves in {@code temporary/} is removed when the storage is next opened; only one may be open at a time.
 */
final class DirectoryStorage implements ObjectStorage {

    private static final System.Logger LOG = System.getLogger(DirectoryStorage.class.getName());
    private static final String END = "$";

    private final Path objects;
    private final Path temporary;

    /** Held for writing while a folder that became empty is removed: nobody may be about to put something into it. */
    private final ReentrantReadWriteLock folders = new ReentrantReadWriteLock();

    private volatile boolean closed;

    private DirectoryStorage(Path root) {
        this.objects = root.resolve("objects");
        this.temporary = root.resolve("temporary");
    }

    static DirectoryStorage open(Path root) throws IOException {
        DirectoryStorage storage = new DirectoryStorage(root);
        Files.createDirectories(storage.objects);
        Files.createDirectories(storage.temporary);
        FolderSync.force(root);
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(storage.temporary, "*.tmp")) {
            for (Path file : unfinished) {
                Files.deleteIfExists(file);
            }
        }
        return storage;
    }

    @Override
    public void put(ObjectKey key, byte[] content) throws ObjectStorageException {
        Objects.checkFromIndexSize(0, content.length, MAX_OBJECT_BYTES);
        requireOpen();
        Path unfinished = temporary.resolve(UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel =
                    FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            moveIntoPlace(unfinished, path(key));
        } catch (IOException e) {
            deleteQuietly(unfinished, e);
            throw failed("put", key.value(), e);
        }
    }

    private void moveIntoPlace(Path unfinished, Path target) throws IOException {
        Path folder = Objects.requireNonNull(target.getParent());
        folders.readLock().lock();
        try {
            Files.createDirectories(folder);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            folders.readLock().unlock();
        }
        forceUpwards(folder);
    }

    /** From a folder up to the first; one that is gone was the business of who removed it. */
    private void forceUpwards(Path folder) throws IOException {
        for (Path changed = folder; changed != null && changed.startsWith(objects); changed = changed.getParent()) {
            try {
                FolderSync.force(changed);
            } catch (NoSuchFileException e) {
                LOG.log(System.Logger.Level.TRACE, "removed meanwhile", e);
            }
        }
    }

    private static void deleteQuietly(Path unfinished, IOException reason) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    @Override
    public byte[] read(ObjectKey key, long offset, int count) throws ObjectStorageException {
        Objects.checkFromIndexSize(0, count, MAX_OBJECT_BYTES);
        Objects.checkFromIndexSize(offset, count, Long.MAX_VALUE);
        requireOpen();
        try (FileChannel channel = FileChannel.open(path(key), StandardOpenOption.READ)) {
            Objects.checkFromIndexSize(offset, count, channel.size());
            ByteBuffer part = ByteBuffer.allocate(count);
            while (part.hasRemaining()) {
                if (channel.read(part, offset + part.position()) < 0) {
                    throw new IOException("the file became shorter");
                }
            }
            return part.array();
        } catch (IOException e) {
            throw failed("read", key.value(), e);
        }
    }

    @Override
    public ObjectStat stat(ObjectKey key) throws ObjectStorageException {
        requireOpen();
        try {
            return new ObjectStat(key, Files.size(path(key)));
        } catch (IOException e) {
            throw failed("stat", key.value(), e);
        }
    }

    @Override
    public void delete(ObjectKey key) throws ObjectStorageException {
        requireOpen();
        Path path = path(key);
        try {
            if (Files.deleteIfExists(path)) {
                Path folder = Objects.requireNonNull(path.getParent());
                removeEmpty(folder);
                forceUpwards(folder);
            }
        } catch (IOException e) {
            throw failed("delete", key.value(), e);
        }
    }

    private void removeEmpty(Path folder) throws IOException {
        folders.writeLock().lock();
        try {
            if (!folder.equals(objects)) {
                Files.delete(folder);
            }
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            // It is in use, or another delete has removed it: both are as they should be.
            return;
        } finally {
            folders.writeLock().unlock();
        }
    }

    @Override
    public ObjectPage list(String prefix, @Nullable ObjectKey after, int limit) throws ObjectStorageException {
        ObjectKey.requirePrefix(prefix);
        ObjectPage.requireLimit(limit);
        requireOpen();
        List<ObjectStat> found = new ArrayList<>();
        String folder = prefix.substring(0, prefix.lastIndexOf('/') + 1);
        try {
            collect(objects.resolve(folder), folder, prefix, found);
        } catch (IOException e) {
            throw failed("list", prefix, e);
        }
        return ObjectPage.cut(found, after, limit);
    }

    private void collect(Path folder, String folderKey, String prefix, List<ObjectStat> found) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = folderKey + entry.getFileName();
                if (!name.endsWith(END)) {
                    if ((name + "/").startsWith(prefix) || prefix.startsWith(name + "/")) {
                        collect(entry, name + "/", prefix, found);
                    }
                } else if (name.startsWith(prefix)) {
                    addIfThere(entry, name.substring(0, name.length() - END.length()), prefix, found);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            // Deleted meanwhile, or there never was such a prefix.
            return;
        }
    }

    private static void addIfThere(Path file, String key, String prefix, List<ObjectStat> found) throws IOException {
        if (ObjectKey.isKey(key) && key.startsWith(prefix)) {
            try {
                found.add(new ObjectStat(new ObjectKey(key), Files.size(file)));
            } catch (NoSuchFileException e) {
                // Deleted since the folder was read.
                return;
            }
        }
    }

    private Path path(ObjectKey key) {
        return objects.resolve(key.value() + END);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the object storage is closed; open it again");
        }
    }

    private ObjectStorageException failed(String operation, String key, IOException cause) {
        String what = operation + " '" + key + "' in " + objects + ": ";
        if (cause instanceof NoSuchFileException && !operation.equals("put")) {
            return new ObjectNotFoundException(what + "there is no such object", cause);
        }
        if (cause instanceof AccessDeniedException) {
            return new StorageDeniedException(what + cause + "; check the permissions of the directory", cause);
        }
        // A full or vanished disk may be back.
        return new StorageUnavailableException(what + cause, cause);
    }

    @Override
    public void close() {
        closed = true;
    }
}
