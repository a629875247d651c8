package dev.backsight.maven;

import dev.backsight.checker.format.BaselineHistoryFile;
import dev.backsight.checker.gate.BaselineMoves;
import dev.backsight.checker.gate.BaselineMovesText;
import dev.backsight.checker.model.BaselineHistory;
import dev.backsight.checker.model.UnusableInputException;
import java.io.File;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals have in common that show how accepted numbers moved. They read commits, never what is checked out. */
abstract class BaselinesHistoryMojo extends AbstractMojo {

    /** Directory of baselines. */
    @Parameter(property = "backsight.baselines", defaultValue = "baselines")
    private File baselines;

    /** Also write what is shown as JSON (schema backsight-baseline-history) here. */
    @Parameter(property = "backsight.json")
    private @Nullable File json;

    abstract BaselineHistory history(BaselineMoves moves);

    @Override
    public final void execute() throws MojoExecutionException {
        try {
            BaselineHistory history = history(new BaselineMoves(baselines.toPath()));
            if (json != null) {
                BaselineHistoryFile.write(json.toPath(), history);
            }
            BaselineMovesText.render(history).lines().forEach(getLog()::info);
        } catch (UnusableInputException e) {
            throw Outcome.unusable(e);
        }
    }
}
