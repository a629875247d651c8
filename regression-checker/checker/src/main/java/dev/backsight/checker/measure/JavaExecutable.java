package dev.backsight.checker.measure;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The {@code java} that runs the benchmarks. */
public final class JavaExecutable {

    private JavaExecutable() {}

    /** The one that was named; the one that runs this program where none was. */
    public static Path orOwn(@Nullable Path named) {
        return named == null ? Path.of(System.getProperty("java.home"), "bin", "java") : named;
    }
}
