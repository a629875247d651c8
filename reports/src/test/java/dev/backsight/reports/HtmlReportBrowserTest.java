package dev.backsight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a browser, opened from disk with the network off. */
@Tag("slow")
class HtmlReportBrowserTest {

    private static final int PHONE = 360;
    private static final int DESKTOP = 1280;
    private static final String LIGHT = "rgb(251, 251, 250)";
    private static final String DARK = "rgb(21, 24, 28)";

    private static Chromium chromium;

    @TempDir
    private Path directory;

    private BrowserContext context;
    private Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void openAWindow() {
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions().setOffline(true).setViewportSize(DESKTOP, 900));
        context.onRequest(request -> requests.add(request.url()));
        page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(complaints::add);
    }

    @AfterEach
    void nothingWasLoadedAndNothingWentWrong() {
        context.close();
        assertThat(complaints).isEmpty();
        assertThat(requests).isNotEmpty().allMatch(url -> url.startsWith("file:"));
    }

    @Test
    void searchesAndFilters() throws IOException {
        open(EveryKindReport.everyKind(), "");
        assertThat(rows().count()).isEqualTo(12);
        page.locator("#find").fill("storeput ZSTD");
        assertThat(rows().count()).isEqualTo(1);
        assertThat(page.locator("#shown").textContent()).isEqualTo("1 of 12");
        page.locator("#all").click();
        assertThat(rows().count()).isEqualTo(12);
        page.locator("#subject").selectOption("Allocator");
        assertThat(rows().count()).isEqualTo(2);
        page.locator("input[value=unstable]").uncheck();
        assertThat(rows().count()).isEqualTo(1);
        page.locator("#subject").selectOption("");
        page.locator("#family").selectOption("tail");
        assertThat(rows().count()).isEqualTo(1);
        assertThat(rows().textContent()).contains("p99");
    }

    @Test
    void aMetricThatIsChosenIsFilteredByItsOwnVerdict() throws IOException {
        open(ManyMetricsReport.several(), "");
        page.locator("input[value=regressed]").uncheck();
        assertThat(names()).containsExactly("Codec.pack");
        page.locator("#family").selectOption("allocation");
        assertThat(names()).as("the one regressed in its tail alone").containsExactly("Store.get", "Codec.pack");
        page.locator("input[value=improved]").uncheck();
        assertThat(names()).containsExactly("Codec.pack");
        page.locator("#family").selectOption("time");
        assertThat(names()).containsExactly("Store.get");
        page.reload();
        assertThat(names()).containsExactly("Store.get");
        page.locator("#all").click();
        page.locator("#find").fill("p99.9");
        assertThat(names()).containsExactly("Store.get", "Codec.pack");
        page.locator("#find").fill("p99.9 cache=warm");
        assertThat(names()).containsExactly("Store.get");
    }

    @Test
    void aBoxThatWouldHideNothingCannotBeTicked() throws IOException {
        open(ManyMetricsReport.several(), "");
        assertThat(page.locator("input[value=regressed]").isEnabled()).isTrue();
        assertThat(page.locator("input[value=unchanged]").isDisabled()).isTrue();
        page.locator("#family").selectOption("time");
        assertThat(page.locator("input[value=regressed]").isDisabled()).isTrue();
        assertThat(page.locator("input[value=unchanged]").isEnabled()).isTrue();
        page.locator("#find").fill("nothing has this name");
        assertThat(page.locator("input[value=unchanged]").isEnabled())
                .as("what is hidden for another reason")
                .isTrue();
    }

    @Test
    void sortsByEveryColumn() throws IOException {
        open(ManyMetricsReport.several(), "");
        String[][] orders = {
            {"Verdict", "Store.get", "Codec.pack"},
            {"Benchmark", "Codec.pack", "Store.get"},
            {"Time", "Store.get", "Codec.pack"},
            {"Tail", "Store.get", "Codec.pack"},
            {"Allocation", "Codec.pack", "Store.get"}
        };
        for (String[] order : orders) {
            Locator button = page.locator("thead button", new Page.LocatorOptions().setHasText(order[0]));
            button.click();
            assertThat(names()).as(order[0]).containsExactly(order[1], order[2]);
            page.reload();
            assertThat(names()).as(order[0] + ", once more").containsExactly(order[1], order[2]);
            button.click();
            assertThat(names()).as(order[0] + ", turned").containsExactly(order[2], order[1]);
        }
    }

    private List<String> names() {
        return rows().locator("tr:first-child > th > b").allTextContents();
    }

    @Test
    void aLinkToABenchmarkOrToOneOfItsMetricsLandsOnItsRow() throws IOException {
        open(ManyMetricsReport.large(300, 3), "");
        Locator row = page.locator("tbody[data-verdict]").nth(200);
        String benchmark = row.getAttribute("id");
        String metric = row.locator(".metric").last().getAttribute("id");
        String report = page.url();
        for (String anchor : new String[] {benchmark, metric}) {
            page.navigate("about:blank");
            requests.remove("about:blank");
            page.navigate(report + "#" + anchor);
            for (int i = 0; i < 2; i++) {
                settle();
                settle();
                settle();
                Locator target = page.locator("[id='" + anchor + "']");
                assertThat((Boolean) target.evaluate(
                                "each => { const top = each.closest('tbody').getBoundingClientRect().top;"
                                        + " return each.matches(':target') && top > -1 && top < innerHeight; }"))
                        .as(anchor)
                        .isTrue();
                assertThat(target.evaluate("each => getComputedStyle(each.closest('tbody')).backgroundColor"))
                        .as("it is marked")
                        .isNotEqualTo("rgba(0, 0, 0, 0)");
                page.reload();
            }
        }
    }

    @Test
    void onPaperNothingIsCutOffAndNoControlIsSeen() throws IOException {
        // A4 across, less its margins.
        page.setViewportSize(1032, 703);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        for (CheckReport report : new CheckReport[] {
            EveryKindReport.everyKind(),
            LockstepReport.inTurns(),
            ManyMetricsReport.several(),
            HostileReport.hostile(),
            ExtremeReport.extreme(Verdict.INCONCLUSIVE)
        }) {
            open(report, "");
            assertThat(page.locator(
                                    "form:visible, select:visible, .here:visible, details:not([open]) > summary:visible")
                            .count())
                    .isZero();
            assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                    .isLessThanOrEqualTo(1032);
            assertThat((List<?>) page.evaluate("""
                    Array.from(document.querySelectorAll("#comparisons td, #comparisons th, .numbers > div"))
                      .filter((cell) => cell.clientWidth > 0 && cell.scrollWidth > cell.clientWidth + 1)
                      .map((cell) => cell.textContent.slice(0, 80))
                    """)).isEmpty();
        }
        open(LockstepReport.inTurns(), "");
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
        assertThat((List<?>) page.evaluate("""
                        Array.from(document.querySelectorAll(".scroll"))
                          .filter((box) => box.scrollWidth > box.clientWidth + 1)
                          .map((box) => box.textContent.slice(0, 80))
                        """))
                .as("what was opened before it was printed")
                .isEmpty();
        open(ManyMetricsReport.several(), "");
        assertThat(page.locator("tbody[data-verdict=regressed] dl.numbers >> nth=0")
                        .isVisible())
                .as("the numbers of what fails")
                .isTrue();
    }

    @Test
    void whatIsShownSurvivesAReloadAndCanBePasted() throws IOException {
        open(EveryKindReport.everyKind(), "");
        page.locator("#find").fill("put & \"x\"#");
        page.locator("#find").fill("put");
        page.locator("#family").selectOption("time");
        page.locator("input[value=failed]").uncheck();
        page.locator("thead button", new Page.LocatorOptions().setHasText("Benchmark"))
                .click();
        List<String> shown = rows().allTextContents();
        assertThat(shown).isNotEmpty();
        page.reload();
        assertThat(rows().allTextContents()).isEqualTo(shown);
        assertThat(page.locator("#find").inputValue()).isEqualTo("put");
        assertThat(page.locator("input[value=failed]").isChecked()).isFalse();

        String address = page.url();
        page.navigate("about:blank");
        requests.remove("about:blank");
        page.navigate(address);
        assertThat(rows().allTextContents()).isEqualTo(shown);
    }

    @Test
    void aLinkLeadsToItsRowEvenWhereAFilterHidesIt() throws IOException {
        open(EveryKindReport.everyKind(), "");
        page.locator("#find").fill("nothing is called that");
        assertThat(rows().count()).isZero();
        page.locator(".forest a").last().click();
        String anchor = page.url().substring(page.url().indexOf('#') + 1);
        Locator row = page.locator("[id='" + anchor + "']");
        row.waitFor();
        assertThat((Boolean) row.evaluate("row => row.getBoundingClientRect().top < innerHeight"))
                .isTrue();
        page.reload();
        assertThat((Boolean) row.evaluate("row => row.matches(':target')")).isTrue();
    }

    @Test
    void whatIsPackedIsThereOnceItIsOpened() throws IOException {
        open(LargeReport.detailed(300, 3), "");
        Locator row = page.locator("tbody[data-verdict=unchanged]").last();
        assertThat(row.locator("svg.plot").count()).isZero();
        row.locator("summary", new Locator.LocatorOptions().setHasText("Numbers and pictures"))
                .first()
                .press("Enter");
        row.locator("svg.plot").first().waitFor();
        assertThat(row.locator("svg.plot").count()).isEqualTo(4);
        assertThat(row.locator("[data-packed]").count()).isZero();
        row.locator("summary", new Locator.LocatorOptions().setHasText("Measure just this again"))
                .click();
        assertThat(row.locator("pre").isVisible()).isTrue();
    }

    @Test
    void sortsWithTheKeyboardAlone() throws IOException {
        open(EveryKindReport.everyKind(), "");
        Locator tail = page.locator("thead button", new Page.LocatorOptions().setHasText("Tail"));
        tail.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("th[aria-sort]").getAttribute("aria-sort")).isEqualTo("descending");
        assertThat(rows().first().textContent()).contains("12\u00a0\u00d7");
        page.keyboard().press("Enter");
        assertThat(page.locator("th[aria-sort]").getAttribute("aria-sort")).isEqualTo("ascending");
        assertThat(rows().first().locator("td").nth(2).textContent()).isEqualTo("not measured");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Allocation");
    }

    @Test
    void theThemeIsChosenAndRemembered() throws IOException {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        open(EveryKindReport.everyKind(), "");
        assertThat(ground()).isEqualTo(LIGHT);
        page.locator("#theme").selectOption("dark");
        assertThat(ground()).isEqualTo(DARK);
        page.reload();
        assertThat(ground()).isEqualTo(DARK);
        assertThat(page.locator("#theme").inputValue()).isEqualTo("dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(ground()).isNotEqualTo(DARK);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN).setColorScheme(ColorScheme.DARK));
        page.locator("#theme").selectOption("light");
        assertThat(ground()).isEqualTo(LIGHT);
        page.locator("#theme").selectOption("");
        assertThat(ground()).isEqualTo(DARK);
    }

    @Test
    void aBrowserThatRemembersNothingStillShowsTheThemeChosen() throws IOException {
        page.addInitScript("Object.defineProperty(window, 'localStorage', "
                + "{ get() { throw new DOMException('no memory here', 'SecurityError'); } })");
        open(EveryKindReport.everyKind(), "");
        page.locator("#theme").selectOption("dark");
        assertThat(ground()).isEqualTo(DARK);
        assertThat(rows().count()).isEqualTo(12);
    }

    /** In time of the processor, which does not depend on what else a machine does. */
    @Test
    void twoThousandAreOpenWithinTwoSeconds() throws IOException {
        JsonObject ownTime = new JsonObject();
        ownTime.addProperty("timeDomain", "threadTicks");
        for (CheckReport report : new CheckReport[] {LargeReport.detailed(2000, 1), ManyMetricsReport.large(2000, 1)}) {
            Page fresh = context.newPage();
            CDPSession session = context.newCDPSession(fresh);
            session.send("Performance.enable", ownTime);
            fresh.navigate(write(report).toString());
            fresh.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
            assertThat(fresh.locator("#comparisons > tbody").count()).isEqualTo(2000);
            double spent = 0;
            for (JsonElement metric : session.send("Performance.getMetrics").getAsJsonArray("metrics")) {
                if (metric.getAsJsonObject().get("name").getAsString().equals("ThreadTime")) {
                    spent = metric.getAsJsonObject().get("value").getAsDouble();
                }
            }
            assertThat(spent).as("seconds of the page's thread").isPositive().isLessThan(2);
            fresh.close();
        }
    }

    private Object ground() {
        return page.evaluate("getComputedStyle(document.body).backgroundColor");
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESKTOP})
    void nothingShiftsOnceItIsSeen(int width) throws IOException {
        page.setViewportSize(width, 900);
        page.addInitScript("""
                window.shifts = 0;
                new PerformanceObserver((list) => {
                  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
                }).observe({ type: 'layout-shift', buffered: true });
                """);
        for (CheckReport report : new CheckReport[] {
            EveryKindReport.everyKind(),
            LockstepReport.inTurns(),
            LargeReport.large(300, 3),
            ManyMetricsReport.large(60, 3)
        }) {
            open(report, "");
            settle();
            assertThat(shifts()).as("on load").isZero();
            page.locator("#find").scrollIntoViewIfNeeded();
            settle();
            Object top = tableTop();
            page.locator("#find").focus();
            page.keyboard().type("put");
            settle();
            assertThat(tableTop()).as("where the table begins").isEqualTo(top);
            assertThat(shifts()).as("when filtering").isZero();
            page.reload();
            settle();
            assertThat(shifts()).as("with a filter in the address").isZero();
            page.navigate("about:blank");
            requests.remove("about:blank");
        }
    }

    /** In the page, for a page that gets shorter may have to scroll. */
    private Object tableTop() {
        return page.locator("#comparisons")
                .evaluate("table => Math.round(table.getBoundingClientRect().top + scrollY)");
    }

    /** Two frames later everything that was to be drawn has been. */
    private void settle() {
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    private double shifts() {
        return ((Number) page.evaluate("window.shifts")).doubleValue();
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, 768, DESKTOP, 1440})
    void nothingHangsOverTheEdge(int width) throws IOException {
        page.setViewportSize(width, 800);
        for (CheckReport report : new CheckReport[] {
            EveryKindReport.everyKind(),
            LockstepReport.inTurns(),
            HostileReport.hostile(),
            UnmeasuredReports.recorded(),
            UnmeasuredReports.incomplete(),
            ExtremeReport.extreme(Verdict.FAILED),
            ExtremeReport.extreme(Verdict.INCONCLUSIVE),
            ManyMetricsReport.several(),
            LargeReport.large(1, 3),
            LargeReport.large(100, 3)
        }) {
            open(report, "");
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
            assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                    .as(report.headline()
                            .substring(0, Math.min(40, report.headline().length())))
                    .isLessThanOrEqualTo(width);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void axeFindsNothingSerious(ColorScheme scheme) throws IOException {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        for (int width : new int[] {PHONE, DESKTOP}) {
            page.setViewportSize(width, 900);
            for (CheckReport report : new CheckReport[] {
                EveryKindReport.everyKind(),
                LockstepReport.inTurns(),
                ManyMetricsReport.several(),
                UnmeasuredReports.recorded()
            }) {
                open(report, "");
                page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
                assertThat(complaints).isEmpty();
                page.evaluate(axe());
                assertThat((List<?>) page.evaluate("""
                        axe.run().then(result => result.violations
                          .filter(each => each.impact === 'serious' || each.impact === 'critical')
                          .map(each => each.id + ': ' + each.nodes.map(node => node.html).slice(0, 3).join(' | ')))
                        """)).isEmpty();
                // What axe does to measure contrast is not the page's doing.
                complaints.clear();
            }
        }
    }

    private Locator rows() {
        return page.locator("tbody[data-verdict]:visible");
    }

    private void open(CheckReport report, String fragment) throws IOException {
        page.navigate(write(report) + fragment);
    }

    private URI write(CheckReport report) throws IOException {
        return Files.writeString(directory.resolve("report.html"), HtmlReport.render(report))
                .toUri();
    }

    private static String axe() throws IOException {
        try (InputStream in = HtmlReportBrowserTest.class.getResourceAsStream(
                "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            assertThat(in).as("axe-core").isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
