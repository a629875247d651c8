package dev.backsight.reports;

import dev.backsight.checker.model.CheckReport;
import dev.backsight.reports.export.ComparisonsCsv;
import dev.backsight.reports.source.BenchmarkLocations;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every rendering of a report that is kept as a file, under its usual name. */
public final class Renderings {

    public static final String HTML = "report.html";
    public static final String MARKDOWN = "summary.md";
    public static final String JUNIT = "junit.xml";
    public static final String SARIF = "findings.sarif";
    public static final String CSV = "comparisons.csv";

    private Renderings() {}

    /**
     * @param locations where the benchmarks' methods stand, for findings that point there
     * @return file name to text, to be written as UTF-8
     */
    public static Map<String, String> all(CheckReport report, BenchmarkLocations locations) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(HTML, HtmlReport.render(report));
        files.put(MARKDOWN, MarkdownSummary.render(report));
        files.put(JUNIT, JunitXml.render(report));
        files.put(SARIF, SarifLog.render(report, locations));
        files.put(CSV, ComparisonsCsv.render(report));
        return files;
    }
}
