package dev.backsight.reports;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import dev.backsight.reports.source.BenchmarkLocations;
import dev.backsight.reports.source.SourceLocation;
import dev.backsight.reports.text.JsonText;
import dev.backsight.reports.text.Printable;
import dev.backsight.reports.text.StandingText;
import dev.backsight.reports.text.VerdictText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code findings.sarif}, OASIS SARIF 2.1.0: an error for every comparison that fails the check, at the benchmark's
 * method. What would fail a check and does not fail this one is there too: suppressed, with the reason, where the policy
 * exempts it, and open where nothing that was measured can be relied on. A check that did not get as far as results says
 * so in its invocation.
 */
public final class SarifLog {

    /** Rules are the verdicts that can fail a check; {@code ruleIndex} is the place in this list. */
    private static final List<Verdict> RULES = Stream.of(Verdict.values())
            .filter(verdict -> verdict.fails() || verdict.undecided())
            .toList();

    private SarifLog() {}

    /**
     * The whole document, to be written as UTF-8.
     *
     * @param locations where the benchmarks' methods stand; a result whose method is not found names it and no file
     */
    public static String render(CheckReport report, BenchmarkLocations locations) {
        return JsonText.of(json -> write(json, report, locations));
    }

    private static void write(JsonGenerator json, CheckReport report, BenchmarkLocations locations) throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        tool(json);
        invocation(json, report);
        json.writeArrayFieldStart("results");
        for (Comparison comparison : report.comparisons()) {
            if (comparison.verdict().fails() || report.failsBecauseOf(comparison)) {
                result(
                        json,
                        report,
                        comparison,
                        locations.find(comparison.benchmark().name()).orElse(null));
            }
        }
        json.writeEndArray();
        // Without it a consumer may take the positions of code points for those of UTF-16 units.
        json.writeStringField("columnKind", "utf16CodeUnits");
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void tool(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "Backsight");
        json.writeArrayFieldStart("rules");
        for (Verdict verdict : RULES) {
            VerdictText text = VerdictText.of(verdict);
            json.writeStartObject();
            json.writeStringField("id", verdict.name());
            message(json, "shortDescription", "Benchmark " + text.word());
            message(json, "fullDescription", text.meaning());
            json.writeObjectFieldStart("defaultConfiguration");
            json.writeStringField("level", "error");
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void invocation(JsonGenerator json, CheckReport report) throws IOException {
        boolean finished = report.verdict() != CheckVerdict.INCOMPLETE && report.verdict() != CheckVerdict.INCOMPARABLE;
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", finished);
        json.writeStringField("endTimeUtc", report.createdAt().toString());
        json.writeArrayFieldStart("toolExecutionNotifications");
        notification(json, finished ? "note" : "error", report.headline());
        for (Warning warning : report.warnings()) {
            notification(json, "warning", warning.text());
        }
        for (String advice : report.advice()) {
            notification(json, "note", advice);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void notification(JsonGenerator json, String level, String text) throws IOException {
        json.writeStartObject();
        json.writeStringField("level", level);
        message(json, "message", text);
        json.writeEndObject();
    }

    private static void result(
            JsonGenerator json, CheckReport report, Comparison comparison, @Nullable SourceLocation source)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", comparison.verdict().name());
        json.writeNumberField("ruleIndex", RULES.indexOf(comparison.verdict()));
        weight(json, report, comparison);
        message(json, "message", comparison.benchmark().label() + ": " + comparison.explanation());
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        if (source != null) {
            physicalLocation(json, source);
        }
        json.writeArrayFieldStart("logicalLocations");
        json.writeStartObject();
        String name = Printable.line(comparison.benchmark().name());
        json.writeStringField("name", name.substring(name.lastIndexOf('.') + 1));
        json.writeStringField("fullyQualifiedName", name);
        json.writeStringField("kind", "function");
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("benchmarkAndMetric/v1", fingerprint(comparison));
        json.writeEndObject();
        properties(json, comparison);
        json.writeEndObject();
    }

    private static void weight(JsonGenerator json, CheckReport report, Comparison comparison) throws IOException {
        if (report.failsBecauseOf(comparison)) {
            json.writeStringField("level", "error");
        } else if (comparison.standing().kind() == Standing.Kind.GATING) {
            // Section 3.27.9: "there was insufficient information to decide whether a problem exists".
            json.writeStringField("kind", "open");
            json.writeStringField("level", "none");
        } else {
            // Not an error even to a reader that knows nothing of suppressions.
            json.writeStringField("level", "note");
            json.writeArrayFieldStart("suppressions");
            json.writeStartObject();
            json.writeStringField("kind", "external");
            json.writeStringField("status", "accepted");
            json.writeStringField("justification", StandingText.of(comparison.standing()));
            json.writeEndObject();
            json.writeEndArray();
        }
    }

    private static void physicalLocation(JsonGenerator json, SourceLocation source) throws IOException {
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", source.uri());
        // By custom the top of the repository; who reads the log knows where that is.
        json.writeStringField("uriBaseId", "%SRCROOT%");
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", source.line());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void properties(JsonGenerator json, Comparison comparison) throws IOException {
        json.writeObjectFieldStart("properties");
        json.writeStringField("mode", comparison.benchmark().mode().jmhName());
        json.writeNumberField("threads", comparison.benchmark().threads());
        json.writeObjectFieldStart("params");
        for (Map.Entry<String, String> param : comparison.benchmark().params().entrySet()) {
            json.writeStringField(Printable.line(param.getKey()), Printable.line(param.getValue()));
        }
        json.writeEndObject();
        json.writeStringField("metric", Printable.line(comparison.metric().name()));
        Change change = comparison.change();
        if (change != null) {
            number(json, "change", change.estimate());
            number(json, "low", change.low());
            number(json, "high", change.high());
        }
        number(json, "tolerance", comparison.tolerance());
        json.writeEndObject();
    }

    /** JSON has no infinity: a number that is not finite is left out. */
    private static void number(JsonGenerator json, String field, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(field, value);
        }
    }

    private static String fingerprint(Comparison comparison) {
        return Printable.line(comparison.benchmark().name() + " "
                + comparison.benchmark().mode().jmhName() + " "
                + comparison.benchmark().threads() + " "
                + comparison.benchmark().paramText() + " "
                + comparison.metric().name());
    }

    /**
     * Plain text as SARIF section 3.11 wants it: braces doubled, because they mark placeholders, and no sequence that
     * reads as an embedded link.
     */
    private static void message(JsonGenerator json, String field, String text) throws IOException {
        json.writeObjectFieldStart(field);
        String plain =
                Printable.line(text).replace("{", "{{").replace("}", "}}").replace("](", "] (");
        json.writeStringField("text", plain);
        json.writeEndObject();
    }
}
