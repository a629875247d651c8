package dev.backsight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where links into the page land, in a browser. */
@Tag("slow")
class ReportLinksTest {

    @RegisterExtension
    private final ReportWindow window = new ReportWindow();

    @Test
    void aLinkToABenchmarkOrToOneOfItsMetricsLandsOnItsRow() throws IOException {
        window.open(ManyMetricsReport.large(300, 3));
        Locator row = window.find("tbody[data-verdict]").nth(200);
        String benchmark = row.getAttribute("id");
        String metric = row.locator(".metric").last().getAttribute("id");
        String report = window.page().url();
        for (String anchor : new String[] {benchmark, metric}) {
            window.leave();
            window.page().navigate(report + "#" + anchor);
            for (int i = 0; i < 2; i++) {
                window.settle();
                window.settle();
                window.settle();
                Locator target = window.find("[id='" + anchor + "']");
                assertThat((Boolean) target.evaluate(
                                "each => { const top = each.closest('tbody').getBoundingClientRect().top;"
                                        + " return each.matches(':target') && top > -1 && top < innerHeight; }"))
                        .as(anchor)
                        .isTrue();
                assertThat(target.evaluate("each => getComputedStyle(each.closest('tbody')).backgroundColor"))
                        .as("it is marked")
                        .isNotEqualTo("rgba(0, 0, 0, 0)");
                window.page().reload();
            }
        }
    }

    @Test
    void aLinkLeadsToItsRowEvenWhereAFilterHidesIt() throws IOException {
        window.open(EveryKindReport.everyKind());
        window.find("#find").fill("nothing is called that");
        assertThat(window.rows().count()).isZero();
        window.find(".forest a").last().click();
        String anchor = window.page().url().substring(window.page().url().indexOf('#') + 1);
        Locator row = window.find("[id='" + anchor + "']");
        row.waitFor();
        assertThat((Boolean) row.evaluate("row => row.getBoundingClientRect().top < innerHeight"))
                .isTrue();
        window.page().reload();
        assertThat((Boolean) row.evaluate("row => row.matches(':target')")).isTrue();
    }
}
