package dev.backsight.checker.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where Maven makes a jar.
 *
 * @param root directory of the topmost pom, or of the first on the way up that has a {@code .mvn} beside it
 * @param path of the module's directory, relative to the root; empty for the root itself
 */
record MavenModule(Path root, Path path) {

    /**
     * @param top of a work tree
     * @param jar relative to the top
     * @return empty where no directory from the jar's upwards has a pom
     */
    static Optional<MavenModule> of(Path top, Path jar) {
        @Nullable Path module = null;
        @Nullable Path root = null;
        for (Path directory = top.resolve(jar).getParent();
                directory != null && directory.startsWith(top);
                directory = directory.getParent()) {
            if (Files.isRegularFile(directory.resolve("pom.xml"))) {
                module = module == null ? directory : module;
                root = directory;
                if (Files.isDirectory(directory.resolve(".mvn"))) {
                    break;
                }
            }
        }
        return module == null || root == null
                ? Optional.empty()
                : Optional.of(new MavenModule(root, root.relativize(module)));
    }

    boolean isRoot() {
        return path.toString().isEmpty();
    }
}
