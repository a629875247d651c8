package dev.backsight.checker.format;

import dev.backsight.checker.model.BaselineOutlook;
import dev.backsight.checker.model.DoctorReport;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Finding;
import java.io.IOException;
import java.nio.file.Path;

/** What {@code doctor --json} prints: which baselines serve on a machine, and what it is like as a place to measure. */
public final class DoctorFile {

    /** Version written. */
    public static final int SCHEMA_VERSION = 1;

    private static final JsonFile FORMAT = new JsonFile("backsight-doctor", SCHEMA_VERSION);

    private DoctorFile() {}

    public static String text(DoctorReport report) {
        return FORMAT.text(report, DoctorFile::write);
    }

    /** @throws dev.backsight.checker.model.UnusableInputException if the file cannot be written; it is unchanged then */
    public static void write(Path file, DoctorReport report) {
        FORMAT.write(file, report, DoctorFile::write);
    }

    private static void write(JsonOut out, DoctorReport report) throws IOException {
        out.object("environment", report.environment(), EnvironmentJson::write);
        out.objects("suites", report.outlooks(), DoctorFile::writeOutlook);
        out.objects("findings", report.findings(), DoctorFile::writeFinding);
    }

    private static void writeOutlook(JsonOut out, BaselineOutlook outlook) throws IOException {
        out.text("suite", outlook.suite());
        out.text("file", outlook.file());
        out.text("plan", outlook.plan().name());
        out.text("commit", outlook.commit());
        out.text("explanation", outlook.explanation());
        out.objects("candidates", outlook.candidates(), DoctorFile::writeCandidate);
    }

    private static void writeCandidate(JsonOut out, BaselineOutlook.Candidate candidate) throws IOException {
        out.text("environment", candidate.environment());
        out.text("commit", candidate.commit());
        out.text("acceptedBy", candidate.acceptedBy());
        out.text("acceptedAt", candidate.acceptedAt().toString());
        out.bool("matches", candidate.matches());
        out.text("why", candidate.why());
        out.objectsOnOneLine("differences", candidate.differences(), DoctorFile::writeDifference);
    }

    private static void writeDifference(JsonOut out, Environment.Difference difference) throws IOException {
        out.text("field", difference.field());
        out.text("there", difference.base());
        out.text("here", difference.head());
    }

    private static void writeFinding(JsonOut out, Finding finding) throws IOException {
        out.text("key", finding.key());
        out.text("severity", finding.severity().name());
        out.text("seen", finding.seen());
        out.text("cost", finding.cost());
        out.text("mend", finding.mend());
    }
}
