package dev.backsight.reports;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Metric;
import dev.backsight.reports.text.CheckVerdictText;
import dev.backsight.reports.text.Printable;
import dev.backsight.reports.text.StandingText;
import dev.backsight.reports.text.VerdictText;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * {@code junit.xml}, as the Ant JUnit task writes it and CI servers read it: one test case per comparison, and one for
 * the check as a whole, so that a check that broke off does not look like a pass. What fails the check is a failure;
 * what is undecided, exempt, or not to be relied on is skipped, and says why. The advice stands with the case for the
 * whole, and with it what the policy mutes.
 */
public final class JunitXml {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private JunitXml() {}

    /** The whole document, to be written as UTF-8. */
    public static String render(CheckReport report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(text);
            write(xml, report);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string cannot fail to be written to", e);
        }
        return text.toString();
    }

    private static void write(XMLStreamWriter xml, CheckReport report) throws XMLStreamException {
        List<Comparison> comparisons = report.comparisons();
        Outcome whole = whole(report);
        List<Outcome> outcomes =
                comparisons.stream().map(comparison -> of(comparison, report)).toList();
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuites");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        attribute(xml, "name", report.suite().name());
        attribute(xml, "tests", Integer.toString(1 + outcomes.size()));
        attribute(xml, "failures", Long.toString(count(whole, outcomes, Kind.FAILURE)));
        attribute(xml, "errors", Long.toString(count(whole, outcomes, Kind.ERROR)));
        attribute(xml, "skipped", Long.toString(count(whole, outcomes, Kind.SKIPPED)));
        Duration took = report.suite().took();
        if (took != null) {
            attribute(
                    xml,
                    "time",
                    BigDecimal.valueOf(took.toMillis()).movePointLeft(3).toPlainString());
        }
        attribute(xml, "timestamp", report.createdAt().toString());
        xml.writeCharacters("\n");
        testCase(xml, "backsight.check", report.suite().name(), whole, report.advice());
        for (int i = 0; i < outcomes.size(); i++) {
            BenchmarkId id = comparisons.get(i).benchmark();
            testCase(xml, className(id), caseName(comparisons.get(i)), outcomes.get(i), List.of());
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
    }

    private enum Kind {
        /** Has no element of its own. */
        PASSED(""),
        FAILURE("failure"),
        ERROR("error"),
        SKIPPED("skipped");

        private final String element;

        Kind(String element) {
            this.element = element;
        }
    }

    /**
     * What one test case says.
     *
     * @param type of a failure or error
     */
    private record Outcome(Kind kind, String type, String message) {}

    private static Outcome of(Comparison comparison, CheckReport report) {
        String word = VerdictText.of(comparison.verdict()).word();
        String standing = StandingText.of(report, comparison);
        String message = word + (standing.isEmpty() ? "" : " (" + standing + ")") + ": " + comparison.explanation();
        if (report.failsBecauseOf(comparison)) {
            return new Outcome(Kind.FAILURE, comparison.verdict().name(), message);
        }
        boolean skipped =
                comparison.verdict().undecided() || comparison.verdict().fails();
        return new Outcome(
                skipped ? Kind.SKIPPED : Kind.PASSED, comparison.verdict().name(), message);
    }

    private static Outcome whole(CheckReport report) {
        String message = CheckVerdictText.of(report.verdict()).word() + ": " + report.headline();
        Kind kind =
                switch (report.verdict()) {
                    case PASSED, RECORDED -> Kind.PASSED;
                    case INCONCLUSIVE -> report.exitCode() == 0 ? Kind.SKIPPED : Kind.FAILURE;
                    case REGRESSED, FAILED -> Kind.FAILURE;
                    case INCOMPLETE, INCOMPARABLE -> Kind.ERROR;
                };
        return new Outcome(kind, report.verdict().name(), message);
    }

    /** @param notes beside the outcome, a line each */
    private static void testCase(
            XMLStreamWriter xml, String className, String name, Outcome outcome, List<String> notes)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute(xml, "classname", className);
        attribute(xml, "name", name);
        List<String> lines = new ArrayList<>();
        if (outcome.kind == Kind.PASSED) {
            lines.add(outcome.message);
        } else {
            xml.writeStartElement(outcome.kind.element);
            if (outcome.kind != Kind.SKIPPED) {
                attribute(xml, "type", outcome.type);
            }
            attribute(xml, "message", outcome.message);
            xml.writeEndElement();
        }
        lines.addAll(notes);
        if (!lines.isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(lines.stream().map(Printable::line).collect(Collectors.joining("\n")));
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private static String className(BenchmarkId id) {
        int method = id.name().lastIndexOf('.');
        return method <= 0 ? id.name() : id.name().substring(0, method);
    }

    private static String caseName(Comparison comparison) {
        BenchmarkId id = comparison.benchmark();
        String label = id.label();
        String method = id.name().substring(id.name().lastIndexOf('.') + 1);
        String rest = label.substring(id.shortName().length());
        String metric = comparison.metric().name();
        return (method.isEmpty() ? id.name() : method) + rest + (metric.equals(Metric.TIME) ? "" : ", " + metric);
    }

    private static long count(Outcome whole, List<Outcome> outcomes, Kind kind) {
        return outcomes.stream().filter(outcome -> outcome.kind == kind).count() + (whole.kind == kind ? 1 : 0);
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        // Holds nothing either that XML 1.0, section 2.2, does not allow even escaped.
        xml.writeAttribute(name, Printable.line(value));
    }
}
