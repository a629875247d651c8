package dev.backsight.maven;

import dev.backsight.checker.format.CheckFile;
import dev.backsight.checker.gate.OutputDirectory;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.UnusableInputException;
import java.io.File;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Renders a {@code check.json} again; judges nothing. */
@Mojo(name = "report", requiresProject = false)
public final class ReportMojo extends ReportingMojo {

    /** The check to render. */
    @Parameter(property = "backsight.check", defaultValue = "target/backsight/check.json")
    private File check;

    /** Where the renderings are written. */
    @Parameter(property = "backsight.out", defaultValue = "target/backsight")
    private File out;

    @Override
    public void execute() throws MojoExecutionException {
        try {
            CheckReport report = CheckFile.read(check.toPath());
            write(report, new OutputDirectory(out.toPath()));
            Outcome.print(report, getLog());
        } catch (UnusableInputException e) {
            throw Outcome.unusable(e);
        }
    }
}
