package dev.backsight.reports;

import dev.backsight.checker.model.CertificationReport;
import dev.backsight.reports.html.CertificatePage;

/**
 * {@code certificate.html}: what pairs of builds that do not differ, or by a known share, show of the measurement and of
 * the gate. One file without scripts that loads nothing; its Content Security Policy admits its own style sheet alone.
 */
public final class HtmlCertificate {

    /** Its usual name. */
    public static final String FILE = "certificate.html";

    private static final PageTemplate TEMPLATE = new PageTemplate("certificate");

    private HtmlCertificate() {}

    /** The whole page, to be written as UTF-8. */
    public static String render(CertificationReport report) {
        return TEMPLATE.render(CertificatePage.of(report));
    }
}
