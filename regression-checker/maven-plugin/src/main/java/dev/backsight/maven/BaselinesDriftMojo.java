package dev.backsight.maven;

import dev.backsight.checker.gate.BaselineMoves;
import dev.backsight.checker.model.BaselineHistory;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Compares the accepted numbers of a commit with the oldest in its history, and shows each acceptance in between: many
 * small losses that were accepted one by one add up in sight. Succeeds whatever moved.
 */
@Mojo(name = "baselines-drift", requiresProject = false)
public final class BaselinesDriftMojo extends BaselinesHistoryMojo {

    /** Up to where. */
    @Parameter(property = "backsight.upTo", defaultValue = "HEAD")
    private String upTo;

    @Override
    BaselineHistory history(BaselineMoves moves) {
        return moves.drift(upTo);
    }
}
