package dev.backsight.checker.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory that may not be there yet lies on the disk of the nearest one above it that is. */
final class NearestDirectory {

    private NearestDirectory() {}

    /** Itself or the nearest above it that exists, with symbolic links resolved. */
    static Path of(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        Path above = absolute;
        while (above.getParent() != null && !Files.exists(above)) {
            above = above.getParent();
        }
        try {
            return above.toRealPath();
        } catch (IOException e) {
            return absolute; // not ours to look into; its name tells its mount as well, but for links
        }
    }
}
