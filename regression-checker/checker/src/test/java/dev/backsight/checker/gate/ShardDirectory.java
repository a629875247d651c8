package dev.backsight.checker.gate;

import dev.backsight.checker.format.RecordingFile;
import dev.backsight.checker.format.ShardFile;
import dev.backsight.checker.model.BuildIdentity;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.ShardReport;
import dev.backsight.checker.model.ShardedCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a shard left behind, and how it could be other than it was measured. */
record ShardDirectory(Path path) {

    OutputDirectory out() {
        return new OutputDirectory(path);
    }

    Recording recording() {
        return RecordingFile.read(out().runFile());
    }

    ShardReport report() {
        return ShardFile.read(out().shardFile());
    }

    ShardDirectory copyTo(Path target) throws IOException {
        Files.createDirectories(target);
        try (Stream<Path> all = Files.list(path)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        return new ShardDirectory(target);
    }

    void changeCheck(UnaryOperator<ShardedCheck> change) {
        ShardReport was = report();
        write(was, change.apply(was.check()), was.base(), was.head(), was.recording(), was.stoppedBy());
    }

    void changeBase(UnaryOperator<BuildIdentity> change) {
        ShardReport was = report();
        write(was, was.check(), change.apply(was.base()), was.head(), was.recording(), was.stoppedBy());
    }

    void changeHead(UnaryOperator<BuildIdentity> change) {
        ShardReport was = report();
        write(was, was.check(), was.base(), change.apply(was.head()), was.recording(), was.stoppedBy());
    }

    /** Broken off before the first pair. */
    void breakOff(String why) {
        recordNothing(run -> new Run(
                run.suite(),
                run.environment(),
                run.revision(),
                run.measuredAt(),
                List.of(),
                new TreeMap<>(),
                List.of(),
                false,
                null));
        ShardReport was = report();
        write(was, was.check(), was.base(), was.head(), was.recording(), why);
    }

    /** No pair at all, of two runs made from those that were measured. */
    void recordNothing(UnaryOperator<Run> change) {
        Recording was = recording();
        record(new Recording(
                change.apply(was.base()), change.apply(was.head()), new TreeMap<>(), List.of(), was.seed()));
    }

    /** The same pairs, of two runs made from those that were measured. */
    void recordSides(UnaryOperator<Run> change) {
        Recording was = recording();
        record(new Recording(
                change.apply(was.base()), change.apply(was.head()), was.pairs(), was.suspects(), was.seed()));
    }

    /** Another recording, and a shard that says that it is its own. */
    void record(Recording recording) {
        RecordingFile.write(out().runFile(), recording);
        ShardReport was = report();
        String digest = ShardFile.digest(out().runFile());
        write(was, was.check(), was.base(), was.head(), digest, was.stoppedBy());
    }

    private void write(
            ShardReport was,
            ShardedCheck check,
            BuildIdentity base,
            BuildIdentity head,
            String recording,
            @Nullable String stoppedBy) {
        ShardFile.write(
                out().shardFile(),
                new ShardReport(was.shard(), check, base, head, recording, was.warnings(), stoppedBy, was.took()));
    }

    static Pair lasting(Pair pair, Duration took) {
        return new Pair(
                pair.stage(),
                pair.launchedFirst(),
                pair.layout(),
                pair.warmups(),
                pair.warmup(),
                pair.slice(),
                pair.order(),
                pair.base(),
                pair.head(),
                pair.startUp(),
                took);
    }
}
