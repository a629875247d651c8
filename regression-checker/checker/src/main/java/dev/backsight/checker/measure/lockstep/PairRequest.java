package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.model.Build;
import dev.backsight.checker.model.Stage;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One pair to measure.
 *
 * @param base the benchmark as base lists it; settings and JVM arguments may differ between the builds
 * @param head the same benchmark as head lists it
 * @param launchedFirst whose fork is started first
 * @param layout 0 or 1: which of two sets of directories and of names of jars base gets; head has the other
 * @param seed of the order of turns
 * @param patience how long a side may keep the other waiting, for its start or with one turn, before it counts as
 *     hanging
 * @param most what all turns may take: a pair that will take longer is broken off early; null for whatever they take
 */
public record PairRequest(
        ListedBenchmark base,
        ListedBenchmark head,
        SliceSettings slices,
        Stage stage,
        Build launchedFirst,
        int layout,
        long seed,
        Duration patience,
        @Nullable Duration most,
        Files baseFiles,
        Files headFiles) {

    /**
     * Where a side's results and output go. Existing files are overwritten.
     *
     * @param result JMH's
     */
    public record Files(Path result, Path log) {
        public Files {
            result = result.toAbsolutePath();
            log = log.toAbsolutePath();
        }
    }

    public PairRequest {
        if (!base.id().equals(head.id())) {
            throw new IllegalArgumentException(
                    base.id().label() + " and " + head.id().label() + " are not the same benchmark and make no pair");
        }
        if (layout != 0 && layout != 1) {
            throw new IllegalArgumentException("there are two layouts, 0 and 1, not " + layout);
        }
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("a pair takes some time, not " + patience);
        }
    }

    ListedBenchmark benchmark(Build build) {
        return build == Build.BASE ? base : head;
    }

    Files files(Build build) {
        return build == Build.BASE ? baseFiles : headFiles;
    }
}
