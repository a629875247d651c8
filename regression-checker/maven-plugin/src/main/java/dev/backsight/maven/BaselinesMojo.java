package dev.backsight.maven;

import dev.backsight.checker.gate.BaselineKeeping;
import dev.backsight.checker.model.UnusableInputException;
import java.io.File;
import java.time.Clock;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Lists the accepted baselines with their age, commit and reason. */
@Mojo(name = "baselines", requiresProject = false)
public final class BaselinesMojo extends AbstractMojo {

    /** Directory of baselines. */
    @Parameter(property = "backsight.baselines", defaultValue = "baselines")
    private File baselines;

    @Override
    public void execute() throws MojoExecutionException {
        try {
            new BaselineKeeping(baselines.toPath(), Clock.systemUTC())
                    .list()
                    .lines()
                    .forEach(getLog()::info);
        } catch (UnusableInputException e) {
            throw Outcome.unusable(e);
        }
    }
}
