package dev.backsight.maven;

import dev.backsight.checker.gate.AcceptRequest;
import dev.backsight.checker.gate.BaselineKeeping;
import dev.backsight.checker.model.UnusableInputException;
import java.io.File;
import java.time.Clock;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Makes the last measured run the baseline of its environment and suite. */
@Mojo(name = "accept", requiresProject = false)
public final class AcceptMojo extends AbstractMojo {

    /** The run to accept. */
    @Parameter(property = "backsight.run", defaultValue = "target/backsight/run.json")
    private File run;

    /** Why these numbers are right. */
    @Parameter(property = "backsight.reason", required = true)
    private String reason;

    /** Who accepts; git's user.name, or the login, where not given. */
    @Parameter(property = "backsight.by")
    private @Nullable String by;

    /** Globs over full names of benchmarks that may be slower than before, unstable, or gone, separated by commas. */
    @Parameter(property = "backsight.accepting")
    private List<String> accepting = List.of();

    /** Accept numbers of a work tree with uncommitted changes. */
    @Parameter(property = "backsight.acceptDirty", defaultValue = "false")
    private boolean acceptDirty;

    /** Directory of baselines. */
    @Parameter(property = "backsight.baselines", defaultValue = "baselines")
    private File baselines;

    @Override
    public void execute() throws MojoExecutionException {
        try {
            BaselineKeeping keeping = new BaselineKeeping(baselines.toPath(), Clock.systemUTC());
            BaselineKeeping.describe(keeping.accept(AcceptRequest.of(run.toPath(), reason, by, accepting, acceptDirty)))
                    .lines()
                    .forEach(getLog()::info);
        } catch (UnusableInputException e) {
            throw Outcome.unusable(e);
        }
    }
}
