package dev.backsight.checker.gate;

import dev.backsight.checker.format.AtomicFile;
import dev.backsight.checker.format.CheckFile;
import dev.backsight.checker.format.RecordingFile;
import dev.backsight.checker.format.RunFile;
import dev.backsight.checker.format.ShardFile;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.ShardReport;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where a check leaves its files, usually {@code target/backsight}. */
public record OutputDirectory(Path path) {

    public Path runFile() {
        return path.resolve("run.json");
    }

    public Path checkFile() {
        return path.resolve("check.json");
    }

    /** Of a shard: which part of a check {@link #runFile} holds. */
    public Path shardFile() {
        return path.resolve("shard.json");
    }

    /** One JMH result file and one log per fork, so that a killed check loses the fork that ran and no more. */
    Path scratch() {
        return path.resolve("forks");
    }

    /** Other revisions, built to be measured; kept for the next check. */
    Path builds() {
        return path.resolve("base");
    }

    /** Fails now rather than after ten minutes of measuring. */
    void requireWritable() {
        try {
            Files.createDirectories(path);
            Files.delete(Files.createTempFile(path, "writable", ".tmp"));
        } catch (IOException e) {
            throw new UnusableInputException(
                    path + ": results cannot be written here (" + e + "): choose another directory with --out", e);
        }
    }

    void write(Run run) {
        RunFile.write(runFile(), run);
    }

    void write(Recording recording, Policy policy) {
        RecordingFile.write(runFile(), recording, policy);
    }

    /** The pairs that confirmed, or did not, what saved numbers called a regression. */
    void writeConfirmation(Recording recording, Policy policy) {
        RecordingFile.write(path.resolve("confirmation.json"), recording, policy);
    }

    /** After its recording. */
    void write(ShardReport report) {
        ShardFile.write(shardFile(), report);
    }

    /** What an earlier shard left here must not be taken for this one's. */
    void discardShard() {
        try {
            Files.deleteIfExists(shardFile());
        } catch (IOException e) {
            throw new UnusableInputException(shardFile() + ": of an earlier check, cannot be deleted: " + e, e);
        }
    }

    public void write(CheckReport report) {
        CheckFile.write(checkFile(), report);
    }

    /** @param files name to text; each file is written whole or not at all */
    public void write(Map<String, String> files) {
        files.forEach((name, text) -> AtomicFile.writeText(path.resolve(name), out -> out.write(text)));
    }
}
