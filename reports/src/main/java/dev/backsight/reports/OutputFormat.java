package dev.backsight.reports;

import dev.backsight.checker.model.CheckReport;
import dev.backsight.reports.export.BencherMetrics;
import dev.backsight.reports.export.ComparisonsCsv;
import dev.backsight.reports.export.GithubActionBenchmark;
import dev.backsight.reports.export.OpenMetricsText;

/** Renderings that a user can ask for one by one, under a name of their choice. */
public enum OutputFormat {
    HTML,
    CSV,
    GITHUB_ACTION_BENCHMARK,
    BENCHER,
    OPEN_METRICS;

    /** The whole file, to be written as UTF-8 with the line ends it has. */
    public String render(CheckReport report) {
        return switch (this) {
            case HTML -> HtmlReport.render(report);
            case CSV -> ComparisonsCsv.render(report);
            case GITHUB_ACTION_BENCHMARK -> GithubActionBenchmark.render(report);
            case BENCHER -> BencherMetrics.render(report);
            case OPEN_METRICS -> OpenMetricsText.render(report);
        };
    }
}
