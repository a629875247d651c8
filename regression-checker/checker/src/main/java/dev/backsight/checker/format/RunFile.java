package dev.backsight.checker.format;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Execution;
import dev.backsight.checker.model.Failure;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code run.json} and accepted baselines: everything measured, with the raw samples of every fork. Benchmarks are
 * sorted, one block each, one fork's samples a line, so that accepting a new baseline is a diff people can review.
 *
 * <p>What is read back equals what was written, its measurements and failures sorted by {@link BenchmarkId}, but for
 * histogram values of more than 11 significant bits, which lose less than 0.1 %.
 */
public final class RunFile {

    /** Version written, and the newest read. */
    public static final int SCHEMA_VERSION = 1;

    static final JsonFile FORMAT = new JsonFile("backsight-run", SCHEMA_VERSION);

    private RunFile() {}

    /** @throws dev.backsight.checker.model.UnusableInputException if the file cannot be written; it is unchanged then */
    public static void write(Path file, Run run) {
        FORMAT.write(file, run, RunFile::write);
    }

    /**
     * Of a recording of two builds that took turns: head's run.
     *
     * @throws dev.backsight.checker.model.UnusableInputException if it cannot be read or is not a valid run file
     */
    public static Run read(Path file) {
        return FORMAT.readOr(file, RunFile::read, RecordingFile.FORMAT, in -> RecordingFile.read(in)
                .head());
    }

    /**
     * Reads what a run file would hold, from somewhere else.
     *
     * @param name where it is from, for messages
     * @throws dev.backsight.checker.model.UnusableInputException if it is not a valid run file
     */
    public static Run read(String name, byte[] content) {
        return FORMAT.readOr(name, content, RunFile::read, RecordingFile.FORMAT, in -> RecordingFile.read(in)
                .head());
    }

    static void write(JsonOut out, Run run) throws IOException {
        out.text("suite", run.suite());
        out.object("revision", run.revision(), ProvenanceJson::writeRevision);
        out.text(
                "measuredAt", run.measuredAt() == null ? null : run.measuredAt().toString());
        out.bool("complete", run.complete());
        out.object("accepted", run.acceptance(), ProvenanceJson::writeAcceptance);
        out.object("environment", run.environment(), EnvironmentJson::write);
        out.objects("benchmarks", BenchmarkBlock.of(run), BenchmarkBlock::write);
        out.objects(
                "failures",
                run.failures().stream()
                        .sorted(Comparator.comparing(Failure::id))
                        .toList(),
                RunFile::writeFailure);
    }

    static Run read(JsonObject in) {
        List<Measurement> measurements = new ArrayList<>();
        SortedMap<BenchmarkId, Execution> executions = new TreeMap<>();
        Set<BenchmarkId> seen = new HashSet<>();
        for (BenchmarkBlock block : in.objects("benchmarks", BenchmarkBlock::read)) {
            if (!seen.add(block.id())) {
                throw in.bad("benchmarks", block.id().label() + " has two blocks");
            }
            measurements.addAll(block.measurements());
            if (block.execution() != null && executions.put(block.id(), block.execution()) != null) {
                throw in.bad("benchmarks", block.id().label() + " cannot be told from another benchmark");
            }
        }
        return new Run(
                in.text("suite"),
                in.object("environment", EnvironmentJson::read),
                in.optionalObject("revision", ProvenanceJson::readRevision),
                in.optionalInstant("measuredAt"),
                measurements,
                executions,
                in.objects("failures", RunFile::readFailure),
                in.bool("complete"),
                in.optionalObject("accepted", ProvenanceJson::readAcceptance));
    }

    private static void writeFailure(JsonOut out, Failure failure) throws IOException {
        IdentityJson.writeBenchmark(out, failure.id());
        out.text("reason", failure.reason());
        out.text("output", failure.output());
    }

    private static Failure readFailure(JsonObject in) {
        return new Failure(IdentityJson.readBenchmark(in), in.text("reason"), in.text("output"));
    }
}
