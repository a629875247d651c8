package dev.backsight.reports;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** A template of a whole page; whatever is not marked as markup is escaped. */
final class PageTemplate {

    private final PebbleTemplate template;

    /** @param name without its suffix */
    PageTemplate(String name) {
        // Not the thread's context class loader: inside Maven that one does not see this jar.
        ClasspathLoader loader = new ClasspathLoader(PageTemplate.class.getClassLoader());
        loader.setPrefix("dev/backsight/reports/html");
        loader.setSuffix(".peb");
        this.template = new PebbleEngine.Builder()
                .loader(loader)
                .extension(new PackedMarkup())
                .autoEscaping(true)
                .strictVariables(true)
                .defaultLocale(Locale.ROOT)
                .build()
                .getTemplate(name);
    }

    /** @param page what the template knows as {@code page} */
    String render(Object page) {
        StringWriter text = new StringWriter(1 << 16);
        try {
            template.evaluate(text, Map.of("page", page), Locale.ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written to", e);
        }
        return text.toString();
    }
}
