package dev.backsight.checker.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's files below a root, {@code /} in earnest. What cannot be read is unknown, because no two machines show the
 * same of them.
 */
final class SystemFiles {

    private static final int MOST_BYTES = 8 << 20;

    private final Path root;

    SystemFiles(Path root) {
        this.root = root;
    }

    /** Null where it cannot be read. */
    @Nullable
    String text(String path) {
        try (InputStream in = Files.newInputStream(root.resolve(path))) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return null;
        }
    }

    /** Empty where it cannot be read. */
    List<String> lines(String path) {
        String text = text(path);
        return text == null ? List.of() : text.lines().toList();
    }

    boolean exists(String path) {
        return Files.exists(root.resolve(path));
    }

    /** A directory with its symbolic links resolved, relative to the root; empty where there is none. */
    Optional<String> realDirectory(String path) {
        try {
            Path real = root.resolve(path).toRealPath();
            return Optional.of(root.toRealPath().relativize(real).toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Names in a directory; empty where there is none. */
    List<String> list(String path) {
        try (var names = Files.list(root.resolve(path))) {
            return names.map(name -> String.valueOf(name.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
