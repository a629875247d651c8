package dev.backsight.reports;

import dev.backsight.checker.format.AtomicFile;
import dev.backsight.checker.model.CheckReport;
import java.nio.file.Path;

/** Writes the renderings of a report under their usual names. */
public final class ReportFiles {

    public static final String HTML = "report.html";
    public static final String MARKDOWN = "summary.md";
    public static final String JUNIT = "junit.xml";
    public static final String SARIF = "findings.sarif";

    private ReportFiles() {}

    /** Every rendering; each file is written whole or not at all. */
    public static void writeAll(CheckReport report, Path directory) {
        writeHtml(report, directory.resolve(HTML));
        AtomicFile.writeText(directory.resolve(MARKDOWN), out -> out.write(MarkdownSummary.render(report)));
        AtomicFile.writeText(directory.resolve(JUNIT), out -> out.write(JunitXml.render(report)));
        AtomicFile.writeText(directory.resolve(SARIF), out -> out.write(SarifLog.render(report)));
    }

    public static void writeHtml(CheckReport report, Path file) {
        AtomicFile.writeText(file, out -> out.write(HtmlReport.render(report)));
    }
}
