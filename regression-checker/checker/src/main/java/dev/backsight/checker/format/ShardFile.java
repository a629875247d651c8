package dev.backsight.checker.format;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.BuildIdentity;
import dev.backsight.checker.model.Shard;
import dev.backsight.checker.model.ShardPlan;
import dev.backsight.checker.model.ShardReport;
import dev.backsight.checker.model.ShardedCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code shard.json}: which part of a check stands in the {@code run.json} beside it, and what the other parts must agree
 * on to be joined with it. What is read back equals what was written.
 */
public final class ShardFile {

    /** Version written, and the newest read. */
    public static final int SCHEMA_VERSION = 2;

    private static final JsonFile FORMAT = new JsonFile("backsight-shard", SCHEMA_VERSION);

    private static final int SHOWN = 12;

    private ShardFile() {}

    /** @throws dev.backsight.checker.model.UnusableInputException if the file cannot be written; it is unchanged then */
    public static void write(Path file, ShardReport report) {
        FORMAT.write(file, report, ShardFile::write);
    }

    /** @throws dev.backsight.checker.model.UnusableInputException if it cannot be read or is not such a file */
    public static ShardReport read(Path file) {
        return FORMAT.read(file, ShardFile::read);
    }

    /**
     * The SHA-256 of a recording's file, by which it is tied to its shard.
     *
     * @throws dev.backsight.checker.model.UnusableInputException if it cannot be read
     */
    public static String digest(Path recording) {
        return sha256(BoundedFile.read(recording, JsonFile.LARGEST));
    }

    /** The first {@value #SHOWN} digits of the SHA-256 of a plan as it is written: by which people tell plans apart. */
    public static String planDigest(ShardPlan plan) {
        return sha256(FORMAT.text(plan, ShardFile::writePlan).getBytes(StandardCharsets.UTF_8))
                .substring(0, SHOWN);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void write(JsonOut out, ShardReport report) throws IOException {
        out.text("shard", report.shard().toString());
        out.text("recording", report.recording());
        out.object("base", report.base(), ShardFile::writeBuild);
        out.object("head", report.head(), ShardFile::writeBuild);
        out.text("stoppedBy", report.stoppedBy());
        out.text("took", report.took().toString());
        out.objects("warnings", report.warnings(), ComparisonJson::writeWarning);
        out.object("check", report.check(), ShardFile::writeCheck);
    }

    private static ShardReport read(JsonObject in) {
        return new ShardReport(
                Shard.parse(in.text("shard")),
                in.object("check", ShardFile::readCheck),
                in.object("base", ShardFile::readBuild),
                in.object("head", ShardFile::readBuild),
                in.text("recording"),
                in.objects("warnings", ComparisonJson::readWarning),
                in.optionalText("stoppedBy"),
                in.duration("took"));
    }

    private static void writeBuild(JsonOut out, BuildIdentity build) throws IOException {
        out.text("label", build.label());
        out.object("revision", build.revision(), ProvenanceJson::writeRevision);
        out.text("contents", build.contents());
    }

    private static BuildIdentity readBuild(JsonObject in) {
        return new BuildIdentity(
                in.text("label"), in.optionalObject("revision", ProvenanceJson::readRevision), in.text("contents"));
    }

    private static void writeCheck(JsonOut out, ShardedCheck check) throws IOException {
        out.text("suite", check.suite());
        out.integer("expected", check.expected());
        out.textMap("settings", check.settings());
        out.object("policy", check.policy(), PolicyJson::write);
        writePlan(out, check.plan());
    }

    private static void writePlan(JsonOut out, ShardPlan plan) throws IOException {
        out.integer("shards", plan.shards());
        out.objectsOnOneLine("plan", plan.assigned().entrySet(), ShardFile::writeAssigned);
    }

    private static ShardedCheck readCheck(JsonObject in) {
        SortedMap<BenchmarkId, Integer> assigned = new TreeMap<>();
        List<Map.Entry<BenchmarkId, Integer>> entries =
                in.objects("plan", entry -> Map.entry(IdentityJson.readBenchmark(entry), entry.integer("shard")));
        for (Map.Entry<BenchmarkId, Integer> entry : entries) {
            if (assigned.put(entry.getKey(), entry.getValue()) != null) {
                throw in.bad("plan", entry.getKey().label() + " is planned twice");
            }
        }
        return new ShardedCheck(
                in.text("suite"),
                in.integer("expected"),
                in.textMap("settings"),
                in.object("policy", PolicyJson::read),
                new ShardPlan(in.integer("shards"), assigned));
    }

    private static void writeAssigned(JsonOut out, Map.Entry<BenchmarkId, Integer> entry) throws IOException {
        out.integer("shard", entry.getValue());
        IdentityJson.writeBenchmark(out, entry.getKey());
    }
}
