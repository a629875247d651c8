package dev.backsight.checker.benchmarks;

import dev.backsight.checker.jmh.JmhResultFile;
import dev.backsight.checker.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The result files of two sides that do not differ, in a directory of their own. */
@State(Scope.Benchmark)
public class ResultFiles {

    private static final String SUITE = "default";

    @Param({"100", "2000"})
    int benchmarks;

    /** Whether the files also carry the metrics of {@code -prof gc}, which makes them four times as large. */
    @Param({"false", "true"})
    boolean profiled;

    private Path directory = Path.of("");
    private Path base = Path.of("");
    private Path head = Path.of("");

    @Setup(Level.Trial)
    public void write() throws IOException {
        directory = Files.createTempDirectory("checker-benchmarks");
        base = directory.resolve("base.json");
        head = directory.resolve("head.json");
        GeneratedResults.write(base, benchmarks, profiled, 1);
        GeneratedResults.write(head, benchmarks, profiled, 2);
    }

    @TearDown(Level.Trial)
    public void delete() throws IOException {
        Files.delete(base);
        Files.delete(head);
        Files.delete(directory);
    }

    Path directory() {
        return directory;
    }

    Path baseFile() {
        return base;
    }

    Path headFile() {
        return head;
    }

    Run base() {
        return JmhResultFile.readJudged(base, SUITE);
    }

    Run head() {
        return JmhResultFile.readJudged(head, SUITE);
    }
}
