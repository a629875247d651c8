package dev.backsight.reports;

import dev.backsight.checker.model.CheckReport;
import dev.backsight.reports.html.Page;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/**
 * {@code report.html}: one file that opens from disk, loads nothing, and can be read with scripts turned off. Its
 * Content Security Policy admits its own style sheet and script by their hashes and nothing else.
 */
public final class HtmlReport {

    private static final PebbleTemplate TEMPLATE = template();

    private HtmlReport() {}

    /** The whole page, to be written as UTF-8. */
    public static String render(CheckReport report) {
        StringWriter page = new StringWriter(1 << 16);
        try {
            TEMPLATE.evaluate(page, Map.of("page", Page.of(report)), Locale.ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written to", e);
        }
        return page.toString();
    }

    private static PebbleTemplate template() {
        // Not the thread's context class loader: inside Maven that one does not see this jar.
        ClasspathLoader loader = new ClasspathLoader(HtmlReport.class.getClassLoader());
        loader.setPrefix("dev/backsight/reports/html");
        loader.setSuffix(".peb");
        return new PebbleEngine.Builder()
                .loader(loader)
                .autoEscaping(true)
                .strictVariables(true)
                .defaultLocale(Locale.ROOT)
                .build()
                .getTemplate("report");
    }
}
