package dev.backsight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the table of the page shows, as a reader searches, filters and sorts it in a browser. */
@Tag("slow")
class ReportTableTest {

    @RegisterExtension
    private final ReportWindow window = new ReportWindow();

    @Test
    void searchesAndFilters() throws IOException {
        window.open(EveryKindReport.everyKind());
        assertThat(window.rows().count()).isEqualTo(12);
        window.find("#find").fill("storeput ZSTD");
        assertThat(window.rows().count()).isEqualTo(1);
        assertThat(window.find("#shown").textContent()).isEqualTo("1 of 12");
        window.find("#all").click();
        assertThat(window.rows().count()).isEqualTo(12);
        window.find("#subject").selectOption("Allocator");
        assertThat(window.rows().count()).isEqualTo(2);
        window.find("input[value=unstable]").uncheck();
        assertThat(window.rows().count()).isEqualTo(1);
        window.find("#subject").selectOption("");
        window.find("#family").selectOption("tail");
        assertThat(window.rows().count()).isEqualTo(1);
        assertThat(window.rows().textContent()).contains("p99");
    }

    @Test
    void aMetricThatIsChosenIsFilteredByItsOwnVerdict() throws IOException {
        window.open(ManyMetricsReport.several());
        window.find("input[value=regressed]").uncheck();
        assertThat(window.names()).containsExactly("Codec.pack");
        window.find("#family").selectOption("allocation");
        assertThat(window.names()).as("the one regressed in its tail alone").containsExactly("Store.get", "Codec.pack");
        window.find("input[value=improved]").uncheck();
        assertThat(window.names()).containsExactly("Codec.pack");
        window.find("#family").selectOption("time");
        assertThat(window.names()).containsExactly("Store.get");
        window.page().reload();
        assertThat(window.names()).containsExactly("Store.get");
        window.find("#all").click();
        window.find("#find").fill("p99.9");
        assertThat(window.names()).containsExactly("Store.get", "Codec.pack");
        window.find("#find").fill("p99.9 cache=warm");
        assertThat(window.names()).containsExactly("Store.get");
    }

    @Test
    void aBoxThatWouldHideNothingCannotBeTicked() throws IOException {
        window.open(ManyMetricsReport.several());
        assertThat(window.find("input[value=regressed]").isEnabled()).isTrue();
        assertThat(window.find("input[value=unchanged]").isDisabled()).isTrue();
        window.find("#family").selectOption("time");
        assertThat(window.find("input[value=regressed]").isDisabled()).isTrue();
        assertThat(window.find("input[value=unchanged]").isEnabled()).isTrue();
        window.find("#find").fill("nothing has this name");
        assertThat(window.find("input[value=unchanged]").isEnabled())
                .as("what is hidden for another reason")
                .isTrue();
    }

    @Test
    void sortsByEveryColumn() throws IOException {
        window.open(ManyMetricsReport.several());
        String[][] orders = {
            {"Verdict", "Store.get", "Codec.pack"},
            {"Benchmark", "Codec.pack", "Store.get"},
            {"Time", "Store.get", "Codec.pack"},
            {"Tail", "Store.get", "Codec.pack"},
            {"Allocation", "Codec.pack", "Store.get"}
        };
        for (String[] order : orders) {
            Locator button = window.column(order[0]);
            button.click();
            assertThat(window.names()).as(order[0]).containsExactly(order[1], order[2]);
            window.page().reload();
            assertThat(window.names()).as(order[0] + ", once more").containsExactly(order[1], order[2]);
            button.click();
            assertThat(window.names()).as(order[0] + ", turned").containsExactly(order[2], order[1]);
        }
    }

    @Test
    void sortsWithTheKeyboardAlone() throws IOException {
        window.open(EveryKindReport.everyKind());
        Locator tail = window.column("Tail");
        tail.focus();
        window.page().keyboard().press("Enter");
        assertThat(window.find("th[aria-sort]").getAttribute("aria-sort")).isEqualTo("descending");
        assertThat(window.rows().first().textContent()).contains("12\u00a0\u00d7");
        window.page().keyboard().press("Enter");
        assertThat(window.find("th[aria-sort]").getAttribute("aria-sort")).isEqualTo("ascending");
        assertThat(window.rows().first().locator("td").nth(2).textContent()).isEqualTo("not measured");
        window.page().keyboard().press("Tab");
        assertThat(window.page().evaluate("document.activeElement.textContent")).isEqualTo("Allocation");
    }

    @Test
    void whatIsShownSurvivesAReloadAndCanBePasted() throws IOException {
        window.open(EveryKindReport.everyKind());
        window.find("#find").fill("put & \"x\"#");
        window.find("#find").fill("put");
        window.find("#family").selectOption("time");
        window.find("input[value=failed]").uncheck();
        window.column("Benchmark").click();
        List<String> shown = window.rows().allTextContents();
        assertThat(shown).isNotEmpty();
        window.page().reload();
        assertThat(window.rows().allTextContents()).isEqualTo(shown);
        assertThat(window.find("#find").inputValue()).isEqualTo("put");
        assertThat(window.find("input[value=failed]").isChecked()).isFalse();

        String address = window.page().url();
        window.leave();
        window.page().navigate(address);
        assertThat(window.rows().allTextContents()).isEqualTo(shown);
    }

    @Test
    void whatIsPackedIsThereOnceItIsOpened() throws IOException {
        window.open(LargeReport.detailed(300, 3));
        Locator row = window.find("tbody[data-verdict=unchanged]").last();
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
}
