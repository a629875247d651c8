package dev.backsight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.backsight.checker.model.CheckReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A browser's window for each test, with the network off, of one browser for all. The page is opened from disk; a test
 * fails if it loads anything else, or writes to the console.
 */
final class ReportWindow implements BeforeEachCallback, AfterEachCallback {

    static final int PHONE = 360;
    static final int DESKTOP = 1280;

    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private @Nullable BrowserContext context;
    private @Nullable Page page;
    private @Nullable Path file;

    @Override
    public void beforeEach(ExtensionContext test) throws IOException {
        Chromium chromium = test.getRoot()
                .getStore(Namespace.create(ReportWindow.class))
                .getOrComputeIfAbsent(Chromium.class, key -> Chromium.start(), Chromium.class);
        file = Files.createTempFile("report", ".html");
        BrowserContext opened = chromium.browser()
                .newContext(new Browser.NewContextOptions().setOffline(true).setViewportSize(DESKTOP, 900));
        opened.onRequest(request -> requests.add(request.url()));
        context = opened;
        page = opened.newPage();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(complaints::add);
    }

    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        if (context == null) {
            return;
        }
        context.close();
        Files.deleteIfExists(file());
        assertThat(complaints).isEmpty();
        assertThat(requests).isNotEmpty().allMatch(url -> url.startsWith("file:"));
    }

    BrowserContext context() {
        return Objects.requireNonNull(context);
    }

    Page page() {
        return Objects.requireNonNull(page);
    }

    private Path file() {
        return Objects.requireNonNull(file);
    }

    void open(CheckReport report) throws IOException {
        open(HtmlReport.render(report));
    }

    void open(String html) throws IOException {
        page().navigate(write(html));
    }

    /** @return the address of the page */
    String write(String html) throws IOException {
        return Files.writeString(file(), html).toUri().toString();
    }

    /** Leaves the page, so that the next address is opened anew, wherever in the page it points. */
    void leave() {
        page().navigate("about:blank");
        requests.remove("about:blank");
    }

    Locator find(String selector) {
        return page().locator(selector);
    }

    /** The rows of the table that can be seen. */
    Locator rows() {
        return find("tbody[data-verdict]:visible");
    }

    /** A column's head. */
    Locator column(String title) {
        return page().locator("thead button", new Page.LocatorOptions().setHasText(title));
    }

    /** The benchmarks of those rows. */
    List<String> names() {
        return rows().locator("tr:first-child > th > b").allTextContents();
    }

    /** Two frames later everything that was to be drawn has been. */
    void settle() {
        page().evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    void unfoldEverything() {
        page().evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
    }

    /** How far what is on the page reaches to the right, in pixels. */
    int width() {
        return ((Number) page().evaluate("document.documentElement.scrollWidth")).intValue();
    }

    private static String axe() throws IOException {
        try (InputStream in =
                ReportWindow.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            assertThat(in).as("axe-core").isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Has axe-core, a checker of accessibility, look for what keeps somebody from reading a page, at both widths. */
    void expectNoBarriers(ColorScheme scheme, String html) throws IOException {
        page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        for (int width : new int[] {PHONE, DESKTOP}) {
            page().setViewportSize(width, 900);
            open(html);
            unfoldEverything();
            assertThat(seriousBarriers()).as("at a width of " + width).isEmpty();
        }
    }

    private List<?> seriousBarriers() throws IOException {
        assertThat(complaints).isEmpty();
        page().evaluate(axe());
        List<?> barriers = (List<?>) page().evaluate("""
                axe.run().then(result => result.violations
                  .filter(each => each.impact === 'serious' || each.impact === 'critical')
                  .map(each => each.id + ': ' + each.nodes.map(node => node.html).slice(0, 3).join(' | ')))
                """);
        // What axe does to measure contrast is not the page's doing.
        complaints.clear();
        return barriers;
    }
}
