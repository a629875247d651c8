package dev.backsight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Verdict;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the page is laid out in a browser: on paper, on a phone, for those who cannot see well, and how soon. */
@Tag("slow")
class ReportLayoutTest {

    @RegisterExtension
    private final ReportWindow window = new ReportWindow();

    @Test
    void onPaperNothingIsCutOffAndNoControlIsSeen() throws IOException {
        // A4 across, less its margins.
        window.page().setViewportSize(1032, 703);
        window.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        for (CheckReport report : new CheckReport[] {
            EveryKindReport.everyKind(),
            LockstepReport.inTurns(),
            ManyMetricsReport.several(),
            HostileReport.hostile(),
            ExtremeReport.extreme(Verdict.INCONCLUSIVE)
        }) {
            window.open(report);
            assertThat(window.find("form:visible, select:visible, .here:visible, details:not([open]) > summary:visible")
                            .count())
                    .isZero();
            assertThat(window.width()).isLessThanOrEqualTo(1032);
            assertThat((List<?>) window.page().evaluate("""
                    Array.from(document.querySelectorAll("#comparisons td, #comparisons th, .numbers > div"))
                      .filter((cell) => cell.clientWidth > 0 && cell.scrollWidth > cell.clientWidth + 1)
                      .map((cell) => cell.textContent.slice(0, 80))
                    """)).isEmpty();
        }
        window.open(LockstepReport.inTurns());
        window.unfoldEverything();
        assertThat((List<?>) window.page().evaluate("""
                        Array.from(document.querySelectorAll(".scroll"))
                          .filter((box) => box.scrollWidth > box.clientWidth + 1)
                          .map((box) => box.textContent.slice(0, 80))
                        """))
                .as("what was opened before it was printed")
                .isEmpty();
        window.open(ManyMetricsReport.several());
        assertThat(window.find("tbody[data-verdict=regressed] dl.numbers >> nth=0")
                        .isVisible())
                .as("the numbers of what fails")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {ReportWindow.PHONE, ReportWindow.DESKTOP})
    void nothingShiftsOnceItIsSeen(int width) throws IOException {
        window.page().setViewportSize(width, 900);
        window.page().addInitScript("""
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
            window.open(report);
            window.settle();
            assertThat(shifts()).as("on load").isZero();
            window.find("#find").scrollIntoViewIfNeeded();
            window.settle();
            Object top = tableTop();
            window.find("#find").focus();
            window.page().keyboard().type("put");
            window.settle();
            assertThat(tableTop()).as("where the table begins").isEqualTo(top);
            assertThat(shifts()).as("when filtering").isZero();
            window.page().reload();
            window.settle();
            assertThat(shifts()).as("with a filter in the address").isZero();
            window.leave();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {ReportWindow.PHONE, 768, ReportWindow.DESKTOP, 1440})
    void nothingHangsOverTheEdge(int width) throws IOException {
        window.page().setViewportSize(width, 800);
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
            window.open(report);
            window.unfoldEverything();
            assertThat(window.width())
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
        for (CheckReport report : new CheckReport[] {
            EveryKindReport.everyKind(),
            LockstepReport.inTurns(),
            ManyMetricsReport.several(),
            UnmeasuredReports.recorded()
        }) {
            window.expectNoBarriers(scheme, HtmlReport.render(report));
        }
    }

    /**
     * In time of the processor, which depends little on what else a machine does. What a hypervisor takes counts as such
     * time, though, so that the best of three says what the page needs.
     */
    @Test
    void twoThousandAreOpenWithinTwoSeconds() throws IOException {
        for (CheckReport report : new CheckReport[] {LargeReport.detailed(2000, 1), ManyMetricsReport.large(2000, 1)}) {
            String address = window.write(HtmlReport.render(report));
            double best = Double.POSITIVE_INFINITY;
            for (int i = 0; i < 3 && best >= 2; i++) {
                best = Math.min(best, secondsToOpen(address));
            }
            assertThat(best).as("seconds of the page's thread").isPositive().isLessThan(2);
        }
    }

    private double secondsToOpen(String address) {
        JsonObject ownTime = new JsonObject();
        ownTime.addProperty("timeDomain", "threadTicks");
        try (Page fresh = window.context().newPage()) {
            CDPSession session = window.context().newCDPSession(fresh);
            session.send("Performance.enable", ownTime);
            fresh.navigate(address);
            fresh.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
            assertThat(fresh.locator("#comparisons > tbody").count()).isEqualTo(2000);
            for (JsonElement metric : session.send("Performance.getMetrics").getAsJsonArray("metrics")) {
                if (metric.getAsJsonObject().get("name").getAsString().equals("ThreadTime")) {
                    return metric.getAsJsonObject().get("value").getAsDouble();
                }
            }
        }
        return Double.NaN;
    }

    /** In the page, for a page that gets shorter may have to scroll. */
    private Object tableTop() {
        return window.find("#comparisons").evaluate("table => Math.round(table.getBoundingClientRect().top + scrollY)");
    }

    private double shifts() {
        return ((Number) window.page().evaluate("window.shifts")).doubleValue();
    }
}
