package dev.backsight.checker.format;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Proof;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Suspect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code run.json} of two builds that took turns: a whole run file of each side, and how their pairs went. From it alone
 * the decision can be made again.
 *
 * <p>{@link RunFile#read} takes such a file too, and gives head's run.
 */
public final class RecordingFile {

    /** Version written, and the newest read. */
    public static final int SCHEMA_VERSION = 1;

    static final JsonFile FORMAT = new JsonFile("backsight-lockstep", SCHEMA_VERSION);

    private RecordingFile() {}

    /**
     * Of what nothing is decided.
     *
     * @throws dev.backsight.checker.model.UnusableInputException if the file cannot be written; it is unchanged then
     */
    public static void write(Path file, Recording recording) {
        write(file, recording, null);
    }

    /**
     * @param policy what is decided by; null where nothing is
     * @throws dev.backsight.checker.model.UnusableInputException if the file cannot be written; it is unchanged then
     */
    public static void write(Path file, Recording recording, @Nullable Policy policy) {
        FORMAT.write(file, recording, (out, written) -> write(out, written, policy));
    }

    /**
     * Whether a file that {@link RunFile#read} takes is such a recording.
     *
     * @throws dev.backsight.checker.model.UnusableInputException if it is neither
     */
    public static boolean isRecording(Path file) {
        return RunFile.FORMAT.readOr(
                file,
                run -> {
                    RunFile.read(run);
                    return false;
                },
                FORMAT,
                recording -> {
                    read(recording);
                    return true;
                });
    }

    /** @throws dev.backsight.checker.model.UnusableInputException if it cannot be read or is not such a file */
    public static Recording read(Path file) {
        return FORMAT.read(file, RecordingFile::read);
    }

    /** @throws dev.backsight.checker.model.UnusableInputException if it cannot be read or is not such a file */
    public static DecidedRecording readDecided(Path file) {
        return FORMAT.read(file, RecordingFile::readDecided);
    }

    private static void write(JsonOut out, Recording recording, @Nullable Policy policy) throws IOException {
        out.integer("seed", recording.seed());
        if (policy != null) {
            out.object("policy", policy, PolicyJson::write);
        }
        out.objectsOnOneLine("suspects", recording.suspects(), RecordingFile::writeSuspect);
        if (!recording.proven().isEmpty()) {
            out.objects("proven", recording.proven().entrySet(), (block, entry) -> writeProof(block, entry));
        }
        out.object("base", recording.base(), RecordingFile::writeRun);
        out.object("head", recording.head(), RecordingFile::writeRun);
        out.texts("columns", SliceColumns.NAMES);
        out.objects("benchmarks", recording.pairs().entrySet(), (block, entry) -> {
            IdentityJson.writeBenchmark(block, entry.getKey());
            block.objects("pairs", entry.getValue(), PairJson::write);
        });
    }

    static Recording read(JsonObject in) {
        return readDecided(in).recording();
    }

    private static DecidedRecording readDecided(JsonObject in) {
        SliceColumns.check(in);
        SortedMap<BenchmarkId, List<Pair>> pairs = new TreeMap<>();
        for (Block block : in.objects("benchmarks", RecordingFile::readBlock)) {
            if (pairs.put(block.id, block.pairs) != null) {
                throw in.bad("benchmarks", block.id.label() + " has two blocks");
            }
        }
        return new DecidedRecording(
                new Recording(
                        in.object("base", RecordingFile::readRun),
                        in.object("head", RecordingFile::readRun),
                        pairs,
                        in.objects("suspects", RecordingFile::readSuspect),
                        in.longInteger("seed"),
                        readProven(in)),
                in.has("policy") ? in.object("policy", PolicyJson::read) : null);
    }

    /** Files of checks that measured everything, and those written before anything was proven, have none. */
    private static SortedMap<BenchmarkId, Proof> readProven(JsonObject in) {
        SortedMap<BenchmarkId, Proof> proven = new TreeMap<>();
        if (in.has("proven")) {
            for (Proven one : in.objects("proven", RecordingFile::readProof)) {
                if (proven.put(one.id, one.proof) != null) {
                    throw in.bad("proven", one.id.label() + " is proven twice");
                }
            }
        }
        return proven;
    }

    private static void writeProof(JsonOut out, Map.Entry<BenchmarkId, Proof> entry) throws IOException {
        IdentityJson.writeBenchmark(out, entry.getKey());
        out.integer("classes", entry.getValue().classes());
        out.integer("files", entry.getValue().files());
        out.text("everythingBecause", entry.getValue().everythingBecause());
    }

    private static Proven readProof(JsonObject in) {
        return new Proven(
                IdentityJson.readBenchmark(in),
                new Proof(in.integer("classes"), in.integer("files"), in.optionalText("everythingBecause")));
    }

    private record Proven(BenchmarkId id, Proof proof) {}

    private static void writeRun(JsonOut out, Run run) throws IOException {
        RunFile.FORMAT.writeHeader(out);
        RunFile.write(out, run);
    }

    private static Run readRun(JsonObject in) {
        RunFile.FORMAT.checkHeader(in);
        return RunFile.read(in);
    }

    private static void writeSuspect(JsonOut out, Suspect suspect) throws IOException {
        IdentityJson.writeBenchmark(out, suspect.benchmark());
        out.text("metric", suspect.metric());
        out.bool("worse", suspect.worse());
    }

    private static Suspect readSuspect(JsonObject in) {
        return new Suspect(IdentityJson.readBenchmark(in), in.text("metric"), in.bool("worse"));
    }

    private static Block readBlock(JsonObject in) {
        return new Block(IdentityJson.readBenchmark(in), in.objects("pairs", PairJson::read));
    }

    private record Block(BenchmarkId id, List<Pair> pairs) {}
}
