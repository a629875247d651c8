package dev.backsight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.backsight.checker.model.CertificationReport;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a certificate is laid out in a browser. */
@Tag("slow")
class CertificateLayoutTest {

    @RegisterExtension
    private final ReportWindow window = new ReportWindow();

    @ParameterizedTest
    @ValueSource(ints = {ReportWindow.PHONE, 768, ReportWindow.DESKTOP})
    void nothingHangsOverTheEdge(int width) throws IOException {
        window.page().setViewportSize(width, 800);
        for (CertificationReport report : HtmlCertificateTest.reports()) {
            window.open(HtmlCertificate.render(report));
            window.unfoldEverything();
            assertThat(window.width()).isLessThanOrEqualTo(width);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void axeFindsNothingSerious(ColorScheme scheme) throws IOException {
        for (CertificationReport report : HtmlCertificateTest.reports()) {
            window.expectNoBarriers(scheme, HtmlCertificate.render(report));
        }
    }
}
