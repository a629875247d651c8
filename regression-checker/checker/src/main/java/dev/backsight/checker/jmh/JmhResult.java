package dev.backsight.checker.jmh;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Execution;
import dev.backsight.checker.model.Measurement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One element of a result file.
 *
 * @param execution null where the file does not say
 * @param jmhVersion null where the file does not say
 * @param jdkVersion null where the file does not say
 * @param vmName null where the file does not say
 */
record JmhResult(
        Place place,
        BenchmarkId id,
        @Nullable Execution execution,
        @Nullable String jmhVersion,
        @Nullable String jdkVersion,
        @Nullable String vmName,
        List<Measurement> measurements) {}
