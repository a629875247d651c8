package dev.backsight.reports;

import dev.backsight.checker.model.CheckReport;
import dev.backsight.reports.html.Page;

/**
 * {@code report.html}: one file that opens from disk, loads nothing, and can be read with scripts turned off. Its
 * Content Security Policy admits its own style sheet and script by their hashes and nothing else.
 */
public final class HtmlReport {

    private static final PageTemplate TEMPLATE = new PageTemplate("report");

    private HtmlReport() {}

    /** The whole page, to be written as UTF-8. */
    public static String render(CheckReport report) {
        return TEMPLATE.render(Page.of(report));
    }
}
