package dev.backsight.checker.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts from resources, and a root directory with the kernel's files of some other machine. */
final class Fixture {

    private final Path root;

    Fixture(Path root) {
        this.root = root;
    }

    static String text(String name) {
        try (InputStream in = Fixture.class.getResourceAsStream("/machine/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** All files of a machine: each begins with a line {@code === path}. */
    Fixture tree(String name) {
        for (String file : text(name + ".tree").split("(?m)^=== ", -1)) {
            int end = file.indexOf('\n');
            if (end > 0) {
                file(file.substring(0, end), file.substring(end + 1));
            }
        }
        return this;
    }

    Fixture file(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** @param target from the root, as the kernel's own links lead */
    Fixture link(String path, String target) {
        try {
            Path link = root.resolve(path);
            Files.createDirectories(link.getParent());
            Files.createDirectories(root.resolve(target));
            Files.createSymbolicLink(link, link.getParent().relativize(root.resolve(target)));
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    SystemFiles files() {
        return new SystemFiles(root);
    }
}
