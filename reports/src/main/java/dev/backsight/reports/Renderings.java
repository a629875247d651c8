package dev.backsight.reports;

import dev.backsight.checker.model.CheckReport;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every rendering of a report that is kept as a file, under its usual name. */
public final class Renderings {

    public static final String HTML = "report.html";
    public static final String MARKDOWN = "summary.md";
    public static final String JUNIT = "junit.xml";
    public static final String SARIF = "findings.sarif";

    private Renderings() {}

    /** @return file name to text, to be written as UTF-8 */
    public static Map<String, String> all(CheckReport report) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(HTML, HtmlReport.render(report));
        files.put(MARKDOWN, MarkdownSummary.render(report));
        files.put(JUNIT, JunitXml.render(report));
        files.put(SARIF, SarifLog.render(report));
        return files;
    }
}
