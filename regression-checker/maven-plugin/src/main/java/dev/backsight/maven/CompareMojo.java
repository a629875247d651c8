package dev.backsight.maven;

import dev.backsight.checker.gate.FileComparison;
import dev.backsight.checker.gate.OutputDirectory;
import dev.backsight.checker.gate.PolicySource;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.UnusableInputException;
import dev.backsight.reports.Renderings;
import java.io.File;
import java.time.Clock;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Compares two result files: JMH's JSON or {@code run.json}. */
@Mojo(name = "compare", requiresProject = false)
public final class CompareMojo extends ReportingMojo {

    /** The earlier results. */
    @Parameter(property = "backsight.baseFile", required = true)
    private File baseFile;

    /** The later results. */
    @Parameter(property = "backsight.headFile", required = true)
    private File headFile;

    /** Largest slowdown accepted; the policy's where not given. */
    @Parameter(property = "backsight.tolerance")
    private @Nullable String tolerance;

    /** As in {@code check}. */
    @Parameter(property = "backsight.alpha")
    private @Nullable Double alpha;

    /** Policy file; {@code policy.yaml} among the baselines where not given. */
    @Parameter(property = "backsight.policy")
    private @Nullable File policy;

    /** Directory in which {@code policy.yaml} is looked for. */
    @Parameter(property = "backsight.baselines", defaultValue = "baselines")
    private File baselines;

    /** Compare times although JVM or machine differ. */
    @Parameter(property = "backsight.acrossEnvironments", defaultValue = "false")
    private boolean acrossEnvironments;

    /** Where results are written. */
    @Parameter(property = "backsight.out", defaultValue = "target/backsight")
    private File out;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            PolicySource source =
                    PolicySource.of(policy == null ? null : policy.toPath(), alpha, tolerance, null, null, null);
            CheckReport report = FileComparison.compare(
                    baseFile.toPath(),
                    headFile.toPath(),
                    source,
                    baselines.toPath(),
                    acrossEnvironments,
                    Clock.systemUTC());
            OutputDirectory directory = new OutputDirectory(out.toPath());
            directory.write(report);
            write(report, directory);
            Outcome.print(report, getLog());
            Outcome.judge(report, out.toPath().resolve(Renderings.HTML));
        } catch (UnusableInputException e) {
            throw Outcome.unusable(e);
        }
    }
}
