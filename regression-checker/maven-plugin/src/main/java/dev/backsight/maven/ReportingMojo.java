package dev.backsight.maven;

import dev.backsight.checker.format.AtomicFile;
import dev.backsight.checker.gate.OutputDirectory;
import dev.backsight.checker.history.KeptHistory;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.reports.OutputFormat;
import dev.backsight.reports.Renderings;
import dev.backsight.reports.source.RepositorySources;
import java.io.File;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Which files the goals that report leave behind. */
abstract class ReportingMojo extends AbstractMojo {

    /** In whose repository the sources of benchmarks are looked for. */
    @Parameter(defaultValue = "${session.executionRootDirectory}", readonly = true, required = true)
    private File started;

    /** Also write the HTML report here. */
    @Parameter(property = "backsight.html")
    private @Nullable File html;

    /** Also write every comparison here, a row each (CSV as in RFC 4180). */
    @Parameter(property = "backsight.csv")
    private @Nullable File csv;

    /**
     * Write head's values here for the action github-action-benchmark; its tool is {@code customSmallerIsBetter}:
     * throughput is given as the time of one operation.
     */
    @Parameter(property = "backsight.githubActionBenchmark")
    private @Nullable File githubActionBenchmark;

    /** Write head's values here as Bencher Metric Format. */
    @Parameter(property = "backsight.bencher")
    private @Nullable File bencher;

    /** Write values, changes and verdicts here as OpenMetrics text 1.0, for Prometheus. */
    @Parameter(property = "backsight.openmetrics")
    private @Nullable File openMetrics;

    /** The numbers are on disk already: a history that cannot be reached is told of, and costs no verdict. */
    final void keep(CheckReport report, KeptHistory history) {
        history.add(report).ifPresent(getLog()::warn);
    }

    final boolean anyNamed() {
        return Stream.of(html, csv, githubActionBenchmark, bencher, openMetrics).anyMatch(Objects::nonNull);
    }

    /** Everything that a report is rendered as; {@code check.json} is not among it. */
    final void write(CheckReport report, OutputDirectory directory) {
        directory.write(Renderings.all(report, RepositorySources.around(started.toPath())));
        write(report, html, OutputFormat.HTML);
        write(report, csv, OutputFormat.CSV);
        write(report, githubActionBenchmark, OutputFormat.GITHUB_ACTION_BENCHMARK);
        write(report, bencher, OutputFormat.BENCHER);
        write(report, openMetrics, OutputFormat.OPEN_METRICS);
    }

    private static void write(CheckReport report, @Nullable File file, OutputFormat format) {
        if (file != null) {
            AtomicFile.writeText(file.toPath(), out -> out.write(format.render(report)));
        }
    }
}
