package dev.backsight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Verdict;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

class JunitXmlTest {

    @Test
    void isStable() throws IOException {
        GoldenFile.expect("every-kind.junit.xml", () -> JunitXml.render(EveryKindReport.everyKind()));
    }

    @Test
    void countsAgreeWithTheCases() throws Exception {
        Document document = parse(EveryKindReport.everyKind());
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
        Document document = parse(HostileReport.hostile());
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(5);
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        String message = ((Element) document.getElementsByTagName("failure").item(0)).getAttribute("message");
        assertThat(message)
                .contains("<script>alert(1)</script>", "]]>", "\\uffff", "\\u202e")
                .doesNotContain("\u0007");
    }

    @Test
    void brokenOffCheckIsAnErrorEvenWithoutComparisons() throws Exception {
        Document document = parse(UnmeasuredReports.incomplete());
        assertThat(document.getElementsByTagName("error").getLength()).isEqualTo(1);
    }

    @Test
    void aRegressionThatNothingSupportsIsSkippedAndNoFailure() throws Exception {
        Document passing = parse(AlarmReport.alarm(false));
        assertThat(passing.getElementsByTagName("failure").getLength()).isZero();
        assertThat(messages(passing, "skipped"))
                .hasSize(3)
                .anyMatch(message -> message.startsWith(
                        "regressed (does not count: nothing measured in this check can be relied on): "));
        Document failing = parse(AlarmReport.alarm(true));
        assertThat(messages(failing, "failure"))
                .hasSize(2)
                .anyMatch(message -> message.startsWith("Inconclusive: Nothing measured here"))
                .anyMatch(message -> message.startsWith("inconclusive: "));
        assertThat(messages(failing, "skipped")).hasSize(1);
    }

    private static List<String> messages(Document document, String element) {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < document.getElementsByTagName(element).getLength(); i++) {
            messages.add(((Element) document.getElementsByTagName(element).item(i)).getAttribute("message"));
        }
        return messages;
    }

    @Test
    void theAdviceStandsWithTheCaseForTheWhole() throws Exception {
        Element first = (Element) parse(EveryKindReport.everyKind())
                .getElementsByTagName("testcase")
                .item(0);
        assertThat(first.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(first.getElementsByTagName("system-out").item(0).getTextContent())
                .isEqualTo(String.join("\n", EveryKindReport.everyKind().advice()));
    }

    @Test
    void recordedCheckPasses() throws Exception {
        Document document = parse(UnmeasuredReports.recorded());
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("error").getLength()
                        + document.getElementsByTagName("failure").getLength())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void holdsWhatJenkinsSchemaAdmitsAndNothingElse(CheckReport report) throws Exception {
        Element root = parse(report).getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("testsuites");
        requireAdmitted(root);
    }

    static CheckReport[] reports() {
        return new CheckReport[] {
            EveryKindReport.everyKind(),
            HostileReport.hostile(),
            UnmeasuredReports.recorded(),
            UnmeasuredReports.incomplete(),
            ExtremeReport.extreme(Verdict.FAILED),
            AlarmReport.alarm(true),
            LargeReport.large(300, 2)
        };
    }

    /** What an element may have. */
    private record Admitted(Set<String> required, Set<String> optional, Set<String> children) {}

    /**
     * The part of {@code junit-10.xsd}, by which the xUnit plugin of Jenkins validates, that every reader known to us
     * takes: JUnit XML has no standard, and readers differ in what else they admit.
     */
    private static final Map<String, Admitted> SCHEMA = Map.of(
            "testsuites", new Admitted(Set.of(), Set.of(), Set.of("testsuite")),
            "testsuite",
                    new Admitted(
                            Set.of("name", "tests", "failures", "errors", "skipped"),
                            Set.of("time", "timestamp"),
                            Set.of("testcase")),
            "testcase",
                    new Admitted(
                            Set.of("name", "classname"), Set.of(), Set.of("failure", "error", "skipped", "system-out")),
            "failure", new Admitted(Set.of("message", "type"), Set.of(), Set.of()),
            "error", new Admitted(Set.of("message", "type"), Set.of(), Set.of()),
            "skipped", new Admitted(Set.of("message"), Set.of(), Set.of()),
            "system-out", new Admitted(Set.of(), Set.of(), Set.of()));

    private static void requireAdmitted(Element element) {
        Admitted admitted = SCHEMA.get(element.getTagName());
        assertThat(admitted).as(element.getTagName()).isNotNull();
        Set<String> attributes = new HashSet<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            attributes.add(element.getAttributes().item(i).getNodeName());
        }
        assertThat(attributes).containsAll(admitted.required());
        attributes.removeAll(admitted.required());
        assertThat(admitted.optional()).containsAll(attributes);
        if (element.hasAttribute("time")) {
            assertThat(element.getAttribute("time")).matches("[0-9]+\\.[0-9]{3}");
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                assertThat(admitted.children()).contains(inner.getTagName());
                requireAdmitted(inner);
            } else if (!element.getTagName().equals("system-out")) {
                assertThat(child.getTextContent()).isBlank();
            }
        }
    }

    private static Document parse(CheckReport report) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(JunitXml.render(report))));
    }
}
