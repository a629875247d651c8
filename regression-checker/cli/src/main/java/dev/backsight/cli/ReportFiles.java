package dev.backsight.cli;

import dev.backsight.checker.format.AtomicFile;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.reports.OutputFormat;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Renderings that are wanted under a name of their own, beside or instead of those that {@code --out} holds. */
final class ReportFiles {

    @Option(names = "--html", paramLabel = "<file>", description = "Write the HTML report here.")
    private @Nullable Path html;

    @Option(
            names = "--csv",
            paramLabel = "<file>",
            description = "Write every comparison here, a row each (RFC 4180): for a spreadsheet or a script.")
    private @Nullable Path csv;

    @Option(
            names = "--github-action-benchmark",
            paramLabel = "<file>",
            description = "Write head's values here for the action github-action-benchmark, which draws them over"
                    + " time. Its tool is customSmallerIsBetter: throughput is given as the time of one operation.")
    private @Nullable Path githubActionBenchmark;

    @Option(
            names = "--bencher",
            paramLabel = "<file>",
            description =
                    "Write head's values here as Bencher Metric Format: bencher run --adapter json --file <file>.")
    private @Nullable Path bencher;

    @Option(
            names = "--openmetrics",
            paramLabel = "<file>",
            description = "Write values, changes and verdicts here as OpenMetrics text 1.0, for Prometheus. Named"
                    + " *.prom, the node exporter's textfile collector takes it.")
    private @Nullable Path openMetrics;

    boolean anyNamed() {
        return Stream.of(html, csv, githubActionBenchmark, bencher, openMetrics).anyMatch(Objects::nonNull);
    }

    void write(CheckReport report) {
        write(report, html, OutputFormat.HTML);
        write(report, csv, OutputFormat.CSV);
        write(report, githubActionBenchmark, OutputFormat.GITHUB_ACTION_BENCHMARK);
        write(report, bencher, OutputFormat.BENCHER);
        write(report, openMetrics, OutputFormat.OPEN_METRICS);
    }

    private static void write(CheckReport report, @Nullable Path file, OutputFormat format) {
        if (file != null) {
            AtomicFile.writeText(file, out -> out.write(format.render(report)));
        }
    }
}
