package dev.backsight.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

final class BaselinesOption {

    @Option(
            names = "--baselines",
            paramLabel = "<dir>",
            defaultValue = "baselines",
            description = "Directory of baselines and policy.yaml (default: ${DEFAULT-VALUE}).")
    private Path directory = Path.of("baselines");

    Path directory() {
        return directory;
    }
}
