package dev.backsight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Light and dark, in a browser. */
@Tag("slow")
class ReportThemeTest {

    private static final String LIGHT = "rgb(251, 251, 250)";
    private static final String DARK = "rgb(21, 24, 28)";

    @RegisterExtension
    private final ReportWindow window = new ReportWindow();

    @Test
    void theThemeIsChosenAndRemembered() throws IOException {
        window.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        window.open(EveryKindReport.everyKind());
        assertThat(ground()).isEqualTo(LIGHT);
        window.find("#theme").selectOption("dark");
        assertThat(ground()).isEqualTo(DARK);
        window.page().reload();
        assertThat(ground()).isEqualTo(DARK);
        assertThat(window.find("#theme").inputValue()).isEqualTo("dark");
        window.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(ground()).isNotEqualTo(DARK);
        window.page()
                .emulateMedia(
                        new Page.EmulateMediaOptions().setMedia(Media.SCREEN).setColorScheme(ColorScheme.DARK));
        window.find("#theme").selectOption("light");
        assertThat(ground()).isEqualTo(LIGHT);
        window.find("#theme").selectOption("");
        assertThat(ground()).isEqualTo(DARK);
    }

    @Test
    void aBrowserThatRemembersNothingStillShowsTheThemeChosen() throws IOException {
        window.page()
                .addInitScript("Object.defineProperty(window, 'localStorage', "
                        + "{ get() { throw new DOMException('no memory here', 'SecurityError'); } })");
        window.open(EveryKindReport.everyKind());
        window.find("#theme").selectOption("dark");
        assertThat(ground()).isEqualTo(DARK);
        assertThat(window.rows().count()).isEqualTo(12);
    }

    private Object ground() {
        return window.page().evaluate("getComputedStyle(document.body).backgroundColor");
    }
}
