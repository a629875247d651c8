package dev.backsight.checker.gate;

import dev.backsight.checker.format.RecordingFile;
import dev.backsight.checker.format.ShardFile;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.ShardReport;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A directory that a shard left, read and found to be whole. */
record MeasuredShard(Path directory, ShardReport report, Recording recording) {

    /**
     * @param directory a shard's own, or one in which there are such
     * @throws UnusableInputException where there is none, or one was changed since it was measured
     */
    static List<MeasuredShard> in(Path directory) {
        if (Files.exists(new OutputDirectory(directory).shardFile())) {
            return List.of(read(directory));
        }
        if (!Files.isDirectory(directory)) {
            throw new UnusableInputException(directory + ": is no directory: name what --out was for a shard");
        }
        List<MeasuredShard> found = new ArrayList<>();
        try (Stream<Path> children = Files.list(directory)) {
            for (Path child : children.sorted().toList()) {
                if (Files.exists(new OutputDirectory(child).shardFile())) {
                    found.add(read(child));
                }
            }
        } catch (IOException e) {
            throw new UnusableInputException(directory + ": cannot be listed: " + e, e);
        }
        if (found.isEmpty()) {
            throw new UnusableInputException(directory + ": neither it nor a directory in it holds the "
                    + new OutputDirectory(directory).shardFile().getFileName()
                    + " of a shard: measure that shard again with --shard, or name where it is");
        }
        return found;
    }

    private static MeasuredShard read(Path directory) {
        OutputDirectory out = new OutputDirectory(directory);
        ShardReport report = ShardFile.read(out.shardFile());
        if (!ShardFile.digest(out.runFile()).equals(report.recording())) {
            throw new UnusableInputException(out.runFile() + ": is not what shard " + report.shard()
                    + " measured, but was written or changed since: measure that shard again");
        }
        MeasuredShard shard = new MeasuredShard(directory, report, RecordingFile.read(out.runFile()));
        shard.requireAsPlanned();
        return shard;
    }

    private void requireAsPlanned() {
        SortedSet<BenchmarkId> planned = report.check().plan().of(report.shard());
        Set<BenchmarkId> known = new TreeSet<>(recording.base().benchmarks());
        known.addAll(recording.head().benchmarks());
        recording.pairs().keySet().stream()
                .filter(id -> !planned.contains(id))
                .findFirst()
                .ifPresent(id -> {
                    throw new UnusableInputException(directory + ": shard " + report.shard() + " measured " + id.label()
                            + ", which its plan gives to another");
                });
        if (recording.head().complete()) {
            planned.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
                throw new UnusableInputException(directory + ": shard " + report.shard() + " says that it ran to its"
                        + " end, but holds nothing of " + id.label() + ": measure it again");
            });
        }
    }

    /** For messages. */
    String name() {
        return "shard " + report.shard() + " (" + directory + ")";
    }
}
