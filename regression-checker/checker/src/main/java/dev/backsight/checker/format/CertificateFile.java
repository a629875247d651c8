package dev.backsight.checker.format;

import dev.backsight.checker.model.Cause;
import dev.backsight.checker.model.Certificate;
import dev.backsight.checker.model.CertificationReport;
import dev.backsight.checker.model.Influence;
import dev.backsight.checker.model.PairSpread;
import dev.backsight.checker.model.RecordedSlowdown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code certificate.json}: what two builds that do not differ, or by a known share, show of the measurement and of the gate.
 * What is read back equals what was written. Version 2 has recorded slowdowns, and what is detectable.
 */
public final class CertificateFile {

    /** Version written, and the newest read. */
    public static final int SCHEMA_VERSION = 2;

    private static final JsonFile FORMAT = new JsonFile("backsight-certificate", SCHEMA_VERSION);

    private CertificateFile() {}

    /** @throws dev.backsight.checker.model.UnusableInputException if the file cannot be written; it is unchanged then */
    public static void write(Path file, CertificationReport report) {
        FORMAT.write(file, report, CertificateFile::write);
    }

    /** @throws dev.backsight.checker.model.UnusableInputException if it cannot be read or is not such a file */
    public static CertificationReport read(Path file) {
        return FORMAT.read(file, CertificateFile::read);
    }

    private static void write(JsonOut out, CertificationReport report) throws IOException {
        out.text("createdAt", report.createdAt().toString());
        out.object("measurement", report.certificate(), CertificateFile::writeCertificate);
        out.objectsOnOneLine("slowdowns", report.slowdowns(), CertificateFile::writeSlowdown);
        out.object("gate", report.characteristics(), CharacteristicsJson::write);
    }

    private static CertificationReport read(JsonObject in) {
        int version = in.integer("schemaVersion");
        return new CertificationReport(
                in.instant("createdAt"),
                in.object("measurement", CertificateFile::readCertificate),
                version < 2 ? List.of() : in.objects("slowdowns", CertificateFile::readSlowdown),
                in.optionalObject("gate", gate -> CharacteristicsJson.read(gate, version)));
    }

    private static void writeCertificate(JsonOut out, Certificate certificate) throws IOException {
        out.number("confidence", certificate.confidence());
        out.number("medianRatio", certificate.medianRatio());
        out.text("stoppedBy", certificate.stoppedBy());
        out.objectsOnOneLine("benchmarks", certificate.benchmarks(), CertificateFile::writeSpread);
        out.objectsOnOneLine("influences", certificate.influences(), CertificateFile::writeInfluence);
    }

    private static Certificate readCertificate(JsonObject in) {
        return new Certificate(
                in.objects("benchmarks", CertificateFile::readSpread),
                in.objects("influences", CertificateFile::readInfluence),
                in.number("confidence"),
                in.number("medianRatio"),
                in.optionalText("stoppedBy"));
    }

    private static void writeSpread(JsonOut out, PairSpread spread) throws IOException {
        IdentityJson.writeBenchmark(out, spread.benchmark());
        out.integer("pairs", spread.pairs());
        out.number("mean", spread.mean());
        out.number("halfWidth", spread.halfWidth());
        out.number("deviation", spread.deviation());
        out.integer("apart", spread.apart());
        out.number("deviationApart", spread.deviationApart());
    }

    private static PairSpread readSpread(JsonObject in) {
        return new PairSpread(
                IdentityJson.readBenchmark(in),
                in.integer("pairs"),
                in.number("mean"),
                in.number("halfWidth"),
                in.number("deviation"),
                in.integer("apart"),
                in.number("deviationApart"));
    }

    private static void writeSlowdown(JsonOut out, RecordedSlowdown slowdown) throws IOException {
        IdentityJson.writeBenchmark(out, slowdown.benchmark());
        out.number("truth", slowdown.truth());
        out.integer("pairs", slowdown.pairs());
        out.number("mean", slowdown.mean());
        out.number("low", slowdown.low());
        out.number("high", slowdown.high());
    }

    private static RecordedSlowdown readSlowdown(JsonObject in) {
        return new RecordedSlowdown(
                IdentityJson.readBenchmark(in),
                in.number("truth"),
                in.integer("pairs"),
                in.number("mean"),
                in.number("low"),
                in.number("high"));
    }

    private static void writeInfluence(JsonOut out, Influence influence) throws IOException {
        out.text("cause", influence.cause().name());
        out.number("estimate", influence.estimate());
        out.number("halfWidth", influence.halfWidth());
        IdentityJson.writeBenchmark(out, influence.strongest());
        out.number("strongestEstimate", influence.strongestEstimate());
        out.number("pValue", influence.pValue());
    }

    private static Influence readInfluence(JsonObject in) {
        return new Influence(
                in.oneOf("cause", Cause.values(), Cause::name),
                in.number("estimate"),
                in.number("halfWidth"),
                IdentityJson.readBenchmark(in),
                in.number("strongestEstimate"),
                in.number("pValue"));
    }
}
