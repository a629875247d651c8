package dev.backsight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.CheckReport;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JunitXmlTest {

    @Test
    void isStable() throws IOException {
        GoldenFile.expect("every-kind.junit.xml", () -> JunitXml.render(ReportFixtures.everyKind()));
    }

    @Test
    void countsAgreeWithTheCases() throws Exception {
        Document document = parse(ReportFixtures.everyKind());
        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        for (String[] pair : new String[][] {
            {"tests", "testcase"}, {"failures", "failure"}, {"errors", "error"}, {"skipped", "skipped"}
        }) {
            assertThat(suite.getAttribute(pair[0]))
                    .isEqualTo(Integer.toString(
                            document.getElementsByTagName(pair[1]).getLength()));
        }
        // 2 regressed, 1 failed, 1 not comparable, and the check itself; the muted and accounted-for are skipped.
        assertThat(suite.getAttribute("failures")).isEqualTo("5");
        assertThat(suite.getAttribute("skipped")).isEqualTo("4");
    }

    @Test
    void isWellFormedWhateverTheNames() throws Exception {
        Document document = parse(ReportFixtures.hostile());
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(4);
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        String message = ((Element) document.getElementsByTagName("failure").item(0)).getAttribute("message");
        assertThat(message)
                .contains("<script>alert(1)</script>", "]]>", "\ufffd")
                .doesNotContain("\u0007");
    }

    @Test
    void brokenOffCheckIsAnErrorEvenWithoutComparisons() throws Exception {
        Document document = parse(ReportFixtures.incomplete());
        assertThat(document.getElementsByTagName("error").getLength()).isEqualTo(1);
    }

    @Test
    void recordedCheckPasses() throws Exception {
        Document document = parse(ReportFixtures.recorded());
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("error").getLength()
                        + document.getElementsByTagName("failure").getLength())
                .isZero();
    }

    private static Document parse(CheckReport report) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(JunitXml.render(report))));
    }
}
