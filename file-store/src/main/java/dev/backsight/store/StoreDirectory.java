package dev.backsight.store;

import dev.backsight.store.content.ContentStore;
import dev.backsight.store.content.DirectoryBinding;
import dev.backsight.store.content.FolderLock;
import dev.backsight.store.content.FolderSync;
import dev.backsight.store.metadata.MetadataStore;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/** The store's own directory: makes sure that it is one, that this store reads its version, and that nobody else does. */
final class StoreDirectory implements Closeable {

    private static final String FORMAT = "backsight file store, format 1\n";
    private static final int MAX_FORMAT_BYTES = 256;

    private final Path root;
    private final Path formatFile;
    private final Path metadataBinding;
    private final Path contentBinding;
    private final FolderLock lock;

    private StoreDirectory(Path root, FolderLock lock) {
        this.root = root;
        this.formatFile = root.resolve("FORMAT");
        this.metadataBinding = root.resolve("METADATA");
        this.contentBinding = root.resolve("CONTENTS");
        this.lock = lock;
    }

    /**
     * Takes possession of {@code root}, and creates it if it does not exist.
     *
     * @throws StoreInUseException if somebody else has it
     */
    static StoreDirectory open(Path root) throws IOException {
        Files.createDirectories(root);
        if (!Files.exists(root.resolve("LOCK")) && !isEmpty(root)) {
            throw new IOException(root + " is neither empty nor a store; give the store a directory of its own");
        }
        FolderLock lock = FolderLock.tryTake(root).orElseThrow(() -> new StoreInUseException(root));
        try {
            StoreDirectory directory = new StoreDirectory(root, lock);
            directory.checkFormat();
            return directory;
        } catch (Throwable e) {
            lock.close();
            throw e;
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }

    private void checkFormat() throws IOException {
        if (isNew()) {
            return;
        }
        String format = Files.size(formatFile) > MAX_FORMAT_BYTES ? "?" : Files.readString(formatFile);
        if (!format.equals(FORMAT)) {
            throw new IOException(formatFile + " says '" + format.strip() + "', but this version reads '"
                    + FORMAT.strip() + "'; open the store with the version that wrote it");
        }
    }

    /**
     * Whether the store has never been opened to the end. Once it has, missing metadata is damage, and must not make all
     * contents look like orphans.
     */
    boolean isNew() {
        return !Files.exists(formatFile);
    }

    /** Notes that the store is complete, durably. */
    void markComplete() throws IOException {
        if (!isNew()) {
            return;
        }
        Path unfinished = root.resolve("FORMAT.tmp");
        Files.writeString(unfinished, FORMAT);
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(unfinished, formatFile, StandardCopyOption.ATOMIC_MOVE);
        // With it the folders of metadata and contents, and the store's own name: what is put from now on lies below.
        FolderSync.force(root);
        Path parent = root.toAbsolutePath().getParent();
        if (parent != null) {
            FolderSync.force(parent);
        }
    }

    /** Makes a folder with metadata and contents a store, durably. */
    void copyFormatTo(Path target) throws IOException {
        Path copy = target.resolve("FORMAT");
        Files.writeString(copy, FORMAT);
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        FolderSync.force(target);
    }

    /**
     * Makes sure that metadata kept elsewhere belongs to this directory; binds them to each other if both are new. Otherwise
     * contents that the metadata does not know would be taken for unused, and removed.
     */
    void bind(MetadataStore elsewhere) throws IOException {
        bind("metadata", metadataBinding, metadata(), new DirectoryBinding() {
            @Override
            public Optional<UUID> directory() throws IOException {
                return elsewhere.directory();
            }

            @Override
            public UUID bind(UUID own) throws IOException {
                return elsewhere.bind(own);
            }
        });
    }

    /** Makes sure that contents belong to this directory, and no others to it, for the same reason. */
    void bind(ContentStore contents) throws IOException {
        Optional<DirectoryBinding> elsewhere = contents.binding();
        if (elsewhere.isPresent()) {
            bind("contents", contentBinding, root.resolve("contents"), elsewhere.get());
        } else if (Files.exists(contentBinding)) {
            throw new IOException(root + " keeps its contents elsewhere; open it with that backend");
        }
    }

    private void bind(String what, Path bindingFile, Path own, DirectoryBinding elsewhere) throws IOException {
        if (!Files.exists(bindingFile)) {
            if (!isNew() || Files.exists(own)) {
                throw new IOException(
                        root + " keeps its " + what + " itself; open it without, or take an empty directory");
            }
            Path unfinished = root.resolve(bindingFile.getFileName() + ".tmp");
            Files.writeString(unfinished, UUID.randomUUID() + "\n");
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(unfinished, bindingFile, StandardCopyOption.ATOMIC_MOVE);
            FolderSync.force(root);
        }
        UUID id = id(bindingFile);
        Optional<UUID> other = isNew() ? Optional.of(elsewhere.bind(id)) : elsewhere.directory();
        if (!other.equals(Optional.of(id))) {
            throw new IOException("the " + what + " given are not those of " + root + ": "
                    + other.map(found -> "they belong to the directory whose " + bindingFile.getFileName()
                                    + " file says " + found)
                            .orElse("there are none")
                    + "; open it with its own");
        }
    }

    /** Makes sure that the metadata is not kept elsewhere. */
    void requireOwnMetadata() throws IOException {
        if (Files.exists(metadataBinding)) {
            throw new IOException(root + " keeps its metadata elsewhere; open it with that");
        }
    }

    private static UUID id(Path bindingFile) throws IOException {
        String text = Files.size(bindingFile) > MAX_FORMAT_BYTES
                ? "?"
                : Files.readString(bindingFile).strip();
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new IOException(bindingFile + " is damaged: it should hold a UUID; restore it from a copy", e);
        }
    }

    Path metadata() {
        return root.resolve("metadata");
    }

    Path thumbnails() {
        return root.resolve("thumbnails");
    }

    Path root() {
        return root;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
