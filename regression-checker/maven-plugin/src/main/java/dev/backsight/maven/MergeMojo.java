package dev.backsight.maven;

import dev.backsight.checker.gate.OutputDirectory;
import dev.backsight.checker.gate.ShardMerge;
import dev.backsight.checker.history.KeptHistory;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.UnusableInputException;
import dev.backsight.reports.Renderings;
import java.io.File;
import java.time.Clock;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Joins what the shards of a check measured ({@code backsight.shard}), reports, and fails the build on a regression. */
@Mojo(name = "merge", requiresProject = false)
public final class MergeMojo extends ReportingMojo {

    /** What {@code backsight.out} was for each shard, separated by commas; or a directory that holds such directories. */
    @Parameter(property = "backsight.shards", required = true)
    private List<File> shards = List.of();

    /** Where the joined run.json, check.json and the report are written. */
    @Parameter(property = "backsight.out", defaultValue = "target/backsight")
    private File out;

    /**
     * Where the report is kept for later, too: a directory, or {@code jdbc:postgresql://host/database}; {@code history}
     * among the results where not given.
     */
    @Parameter(property = "backsight.history")
    private @Nullable String history;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            OutputDirectory directory = new OutputDirectory(out.toPath().normalize());
            KeptHistory kept = KeptHistory.of(history, directory.path());
            kept.requireUsable();
            CheckReport report =
                    ShardMerge.of(shards.stream().map(File::toPath).toList(), directory, Clock.systemUTC());
            write(report, directory);
            Outcome.print(report, getLog());
            keep(report, kept);
            Outcome.judge(report, directory.path().resolve(Renderings.HTML));
        } catch (UnusableInputException e) {
            throw Outcome.unusable(e);
        }
    }
}
