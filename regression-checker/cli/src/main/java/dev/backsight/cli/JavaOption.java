package dev.backsight.cli;

import dev.backsight.checker.measure.JavaExecutable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

final class JavaOption {

    @Option(
            names = "--java",
            paramLabel = "<file>",
            description = "The java that runs the benchmarks (default: the one that runs this).")
    private @Nullable Path java;

    Path executable() {
        return JavaExecutable.orOwn(java);
    }
}
