package dev.backsight.benchmarks.concurrent;

import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.benchmarks.workload.FilePopulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The files of {@link SharedStore} without a store, which threads read and replace: what a program takes that keeps no
 * record of them, and no checksum. A file is replaced as a whole, so that nobody reads a mixture.
 */
@State(Scope.Benchmark)
public class PlainFiles {

    private ForkDirectory directory;
    private FilePopulation files;

    @Setup
    public void fill() throws IOException {
        directory = ForkDirectory.create();
        files = SharedStore.population();
        for (int file = 0; file < SharedStore.FILES; file++) {
            Files.createDirectories(path(file).resolveSibling("new"));
            Files.write(path(file), files.content(file, 0));
        }
    }

    private Path path(int file) {
        return directory.path().resolve(files.name(file));
    }

    /**
     * The next request of a plan.
     *
     * @return the content that was read, or the path of the file that was updated
     */
    Object answer(RequestPlan plan) throws IOException {
        int request = plan.next();
        if (request >= 0) {
            return Files.readAllBytes(path(request));
        }
        Path file = path(~request);
        long version = plan.newVersion();
        // No other thread has this version, nor this name.
        Path next = file.resolveSibling("new").resolve(Long.toString(version));
        Files.write(next, files.content(~request, version));
        return Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @TearDown
    public void close() throws IOException {
        directory.close();
    }
}
