package dev.backsight.maven;

import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.UnusableInputException;
import dev.backsight.reports.TerminalTable;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** What a check means to Maven: exit codes 1 and 3 fail the build, 2 and 4 say that it could not be judged. */
final class Outcome {

    private static final int WIDTH = 140;

    private Outcome() {}

    static void print(CheckReport report, Log log) {
        TerminalTable.render(report, WIDTH, false).lines().forEach(log::info);
    }

    /** @param report named in the message, so that a reader of the log knows where to look on */
    static void judge(CheckReport check, Path report) throws MojoExecutionException, MojoFailureException {
        String message = check.headline() + " See " + report;
        switch (check.exitCode()) {
            case 0 -> {}
            case 1, 3 -> throw new MojoFailureException(message);
            default -> throw new MojoExecutionException(message);
        }
    }

    static MojoExecutionException unusable(UnusableInputException e) {
        return new MojoExecutionException(e.getMessage(), e);
    }
}
