package dev.backsight.maven;

import dev.backsight.checker.gate.BaselineMoves;
import dev.backsight.checker.model.BaselineHistory;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Shows how accepted numbers moved between two commits, and who accepted that. Succeeds whatever moved. */
@Mojo(name = "baselines-diff", requiresProject = false)
public final class BaselinesDiffMojo extends BaselinesHistoryMojo {

    /** From where to where, {@code <rev>..<rev>}, e.g. {@code v1.0..HEAD}; what is left out is HEAD. */
    @Parameter(property = "backsight.range", required = true)
    private String range;

    @Override
    BaselineHistory history(BaselineMoves moves) {
        return moves.diff(range);
    }
}
