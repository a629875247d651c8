package dev.backsight.checker.baseline;

import dev.backsight.checker.model.Acceptance;
import dev.backsight.checker.model.Run;
import java.nio.file.Path;
import java.util.Objects;

/** An accepted run and the file it stands in. */
public record Baseline(Path file, Run run) {

    public Baseline {
        Objects.requireNonNull(run.acceptance(), () -> file + " was never accepted");
    }

    public Acceptance acceptance() {
        return Objects.requireNonNull(run.acceptance());
    }

    /** The folder's name. */
    public String environment() {
        return String.valueOf(Objects.requireNonNull(file.getParent()).getFileName());
    }
}
