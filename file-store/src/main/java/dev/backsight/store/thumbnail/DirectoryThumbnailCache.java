package dev.backsight.store.thumbnail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Thumbnails as files of one directory, which is this cache's alone and open once at a time. Beyond its size the least
 * recently used go; across restarts, the least recently made.
 *
 * <p>A file is its header and the image, numbers big-endian: magic {@code BSTH} (4 bytes), version 1 (4), width (4), height
 * (4), CRC32C of these but for the magic, and of the image (4). It is written aside and renamed, so that it is whole or
 * not there, but for a power failure, which the checksum tells: a damaged file is removed, and its thumbnail made again.
 */
public final class DirectoryThumbnailCache implements ThumbnailCache {

    private static final int MAGIC = 0x42535448;
    private static final int VERSION = 1;
    private static final int HEADER_BYTES = 20;
    private static final String TEMPORARY = ".tmp";
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}-\\d+x\\d+-\\d+-[0-9a-f]{6}\\.(?:jpeg|png)");

    private final Path folder;
    private final long maxBytes;

    /** Sizes by file name, the least recently used first. */
    private final Map<String, Long> sizes = new LinkedHashMap<>(16, 0.75f, true);

    private long total;

    private DirectoryThumbnailCache(Path folder, long maxBytes) {
        this.folder = folder;
        this.maxBytes = maxBytes;
    }

    /**
     * Opens a cache, creates its folder, and removes what a crash left behind.
     *
     * @param maxBytes of all files together, at least 0
     */
    public static DirectoryThumbnailCache open(Path folder, long maxBytes) throws IOException {
        if (maxBytes < 0) {
            throw new IllegalArgumentException("maxBytes must not be negative, but is " + maxBytes);
        }
        Files.createDirectories(folder);
        DirectoryThumbnailCache cache = new DirectoryThumbnailCache(folder, maxBytes);
        cache.load();
        return cache;
    }

    @Override
    public synchronized Optional<Thumbnail> find(ThumbnailKey key) throws IOException {
        String name = key.fileName();
        if (sizes.get(name) == null) {
            return Optional.empty();
        }
        byte[] file;
        try {
            file = Files.readAllBytes(folder.resolve(name));
        } catch (NoSuchFileException e) {
            forget(name);
            return Optional.empty();
        }
        Optional<Thumbnail> thumbnail = decode(key, file);
        if (thumbnail.isEmpty()) {
            Files.deleteIfExists(folder.resolve(name));
            forget(name);
        }
        return thumbnail;
    }

    @Override
    public synchronized void put(ThumbnailKey key, Thumbnail thumbnail) throws IOException {
        byte[] file = encode(thumbnail);
        if (file.length > maxBytes) {
            return;
        }
        String name = key.fileName();
        Path temporary = folder.resolve(name + TEMPORARY);
        try {
            Files.write(temporary, file);
            Files.move(
                    temporary,
                    folder.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        forget(name);
        sizes.put(name, (long) file.length);
        total += file.length;
        evict();
    }

    private void load() throws IOException {
        record Found(String name, long size, long modified) {}
        List<Found> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    continue;
                }
                boolean temporary = name.endsWith(TEMPORARY);
                if (temporary
                        && NAME.matcher(name.substring(0, name.length() - TEMPORARY.length()))
                                .matches()) {
                    Files.delete(file);
                } else if (NAME.matcher(name).matches()) {
                    found.add(new Found(
                            name,
                            Files.size(file),
                            Files.getLastModifiedTime(file).toMillis()));
                }
            }
        }
        found.sort(Comparator.comparingLong(Found::modified).thenComparing(Found::name));
        for (Found file : found) {
            sizes.put(file.name, file.size);
            total += file.size;
        }
        evict();
    }

    private void evict() throws IOException {
        IOException failure = null;
        Iterator<Map.Entry<String, Long>> eldest = sizes.entrySet().iterator();
        while (total > maxBytes && eldest.hasNext()) {
            Map.Entry<String, Long> entry = eldest.next();
            // Forgotten first: one file that cannot be deleted must not keep all others.
            total -= entry.getValue();
            Path file = folder.resolve(entry.getKey());
            eldest.remove();
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void forget(String name) {
        Long size = sizes.remove(name);
        total -= size == null ? 0 : size;
    }

    private static byte[] encode(Thumbnail thumbnail) {
        byte[] image = thumbnail.bytes();
        ByteBuffer file = ByteBuffer.allocate(HEADER_BYTES + image.length)
                .putInt(MAGIC)
                .putInt(VERSION)
                .putInt(thumbnail.width())
                .putInt(thumbnail.height())
                .putInt(0)
                .put(image);
        return file.putInt(HEADER_BYTES - 4, checksum(file.array())).array();
    }

    private static Optional<Thumbnail> decode(ThumbnailKey key, byte[] file) {
        if (file.length < HEADER_BYTES) {
            return Optional.empty();
        }
        ByteBuffer header = ByteBuffer.wrap(file);
        if (header.getInt(0) != MAGIC || header.getInt(4) != VERSION || header.getInt(16) != checksum(file)) {
            return Optional.empty();
        }
        byte[] image = Arrays.copyOfRange(file, HEADER_BYTES, file.length);
        return Optional.of(new Thumbnail(key.request().format(), header.getInt(8), header.getInt(12), image));
    }

    private static int checksum(byte[] file) {
        CRC32C crc = new CRC32C();
        crc.update(file, 4, HEADER_BYTES - 8);
        crc.update(file, HEADER_BYTES, file.length - HEADER_BYTES);
        return (int) crc.getValue();
    }
}
