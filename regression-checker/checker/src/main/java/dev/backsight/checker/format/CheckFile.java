package dev.backsight.checker.format;

import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.RunSummary;
import dev.backsight.checker.model.Suite;
import dev.backsight.checker.model.SuiteShift;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code check.json}: everything known of one check, for renderers and for other tools. What is read back equals what
 * was written.
 */
public final class CheckFile {

    /** Version written, and the newest read. */
    public static final int SCHEMA_VERSION = 5;

    private static final JsonFile FORMAT = new JsonFile("backsight-check", SCHEMA_VERSION);

    private CheckFile() {}

    /** @throws dev.backsight.checker.model.UnusableInputException if the file cannot be written; it is unchanged then */
    public static void write(Path file, CheckReport report) {
        FORMAT.write(file, report, CheckFile::write);
    }

    /** @throws dev.backsight.checker.model.UnusableInputException if it cannot be read or is not a valid check file */
    public static CheckReport read(Path file) {
        return FORMAT.read(file, CheckFile::read);
    }

    /** What {@link #write(Path, CheckReport)} would write. */
    public static String text(CheckReport report) {
        return FORMAT.text(report, CheckFile::write);
    }

    /**
     * Reads what a check file would hold, from somewhere else.
     *
     * @param name where it is from, for messages
     * @throws dev.backsight.checker.model.UnusableInputException if it is not a valid check file
     */
    public static CheckReport read(String name, byte[] content) {
        return FORMAT.readOr(name, content, CheckFile::read, FORMAT, CheckFile::read);
    }

    private static void write(JsonOut out, CheckReport report) throws IOException {
        out.text("verdict", report.verdict().name());
        out.integer("exitCode", report.exitCode());
        out.text("headline", report.headline());
        out.text("createdAt", report.createdAt().toString());
        out.object("base", report.base(), CheckFile::writeSummary);
        out.object("head", report.head(), CheckFile::writeSummary);
        out.object("policy", report.policy(), PolicyJson::write);
        out.object("suite", report.suite(), CheckFile::writeSuite);
        out.objectOnOneLine("suiteShift", report.suiteShift(), CheckFile::writeShift);
        out.objects("comparisons", report.comparisons(), ComparisonJson::write);
        out.objects("warnings", report.warnings(), ComparisonJson::writeWarning);
        out.lines("advice", report.advice());
        out.objects("details", report.details(), DetailJson::write);
    }

    private static CheckReport read(JsonObject in) {
        // Follows from verdict and policy; written for scripts, and never believed.
        in.integer("exitCode");
        int version = in.integer("schemaVersion");
        return new CheckReport(
                in.oneOf("verdict", CheckVerdict.values(), CheckVerdict::name),
                in.text("headline"),
                in.instant("createdAt"),
                in.optionalObject("base", CheckFile::readSummary),
                in.object("head", CheckFile::readSummary),
                in.object("policy", PolicyJson::read),
                in.object("suite", CheckFile::readSuite),
                in.objects("comparisons", comparison -> ComparisonJson.read(comparison, version)),
                version < 3 ? null : in.optionalObject("suiteShift", CheckFile::readShift),
                in.objects("warnings", ComparisonJson::readWarning),
                in.texts("advice"),
                version < 4 ? List.of() : in.objects("details", detail -> DetailJson.read(detail, version)));
    }

    private static void writeSummary(JsonOut out, RunSummary summary) throws IOException {
        out.text("label", summary.label());
        out.object("revision", summary.revision(), ProvenanceJson::writeRevision);
        out.text(
                "measuredAt",
                summary.measuredAt() == null ? null : summary.measuredAt().toString());
        out.object("accepted", summary.acceptance(), ProvenanceJson::writeAcceptance);
        out.object("environment", summary.environment(), EnvironmentJson::write);
    }

    private static RunSummary readSummary(JsonObject in) {
        return new RunSummary(
                in.text("label"),
                in.optionalObject("revision", ProvenanceJson::readRevision),
                in.optionalInstant("measuredAt"),
                in.object("environment", EnvironmentJson::read),
                in.optionalObject("accepted", ProvenanceJson::readAcceptance));
    }

    private static void writeSuite(JsonOut out, Suite suite) throws IOException {
        out.text("name", suite.name());
        out.integer("expected", suite.expected());
        out.integer("measured", suite.measured());
        out.text("took", text(suite.took()));
        out.text("budget", text(suite.budget()));
    }

    private static Suite readSuite(JsonObject in) {
        return new Suite(
                in.text("name"),
                in.integer("expected"),
                in.integer("measured"),
                in.optionalDuration("took"),
                in.optionalDuration("budget"));
    }

    private static void writeShift(JsonOut out, SuiteShift shift) throws IOException {
        out.integer("benchmarks", shift.benchmarks());
        out.number("estimate", shift.estimate());
        out.number("low", shift.low());
        out.number("high", shift.high());
        out.number("tolerance", shift.tolerance());
        out.number("pValue", shift.pValue());
        out.number("level", shift.level());
        out.text("slower", shift.fails() ? "fail" : "pass");
    }

    private static SuiteShift readShift(JsonObject in) {
        return new SuiteShift(
                in.integer("benchmarks"),
                in.number("estimate"),
                in.number("low"),
                in.number("high"),
                in.number("tolerance"),
                in.number("pValue"),
                in.number("level"),
                in.oneOf("slower", new Boolean[] {false, true}, fails -> fails ? "fail" : "pass"));
    }

    private static @Nullable String text(@Nullable Duration duration) {
        return duration == null ? null : duration.toString();
    }
}
