package dev.backsight.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** What {@link FileStore#checkpoint} wrote. It is not to be opened itself, so that it stays as it is. */
public final class StoreCheckpoint {

    private StoreCheckpoint() {}

    /**
     * Makes a store with what the checkpoint has. Contents and tables, which never change, are linked; the rest is copied.
     *
     * @param root does not exist, and is to be on the same file system
     */
    public static void restore(Path checkpoint, Path root) throws IOException {
        Files.walkFileTree(checkpoint, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectory(root.resolve(checkpoint.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = root.resolve(checkpoint.relativize(file));
                if (neverChanges(file)) {
                    Files.createLink(target, file);
                } else {
                    Files.copy(file, target);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        Files.createFile(root.resolve("LOCK"));
    }

    private static boolean neverChanges(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".bsc") || name.endsWith(".sst");
    }
}
