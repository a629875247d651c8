package dev.backsight.checker.gate;

import dev.backsight.checker.git.GitRevisions;
import dev.backsight.checker.jmh.BenchmarkListFile;
import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.measure.EnvironmentProbe;
import dev.backsight.checker.measure.Harness;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known before anything is measured.
 *
 * @param listed what head's jar offers and the request asks for: all of it is expected to deliver
 * @param revision of head; null where it is not known
 */
record Setup(
        CheckRequest request,
        Policy policy,
        List<ListedBenchmark> listed,
        Environment environment,
        @Nullable Revision revision,
        Instant start) {

    static Setup of(CheckRequest request, Clock clock) {
        BenchmarkSource head = request.head();
        Policy policy = request.policy().read(request.baselines(), LocalDate.now(clock));
        List<ListedBenchmark> listed = listed(head.jar(), head);
        if (listed.isEmpty()) {
            throw new UnusableInputException(
                    head.jar() + ": has no benchmark that --include '" + head.include() + "' finds in its full name");
        }
        return new Setup(
                request,
                policy,
                listed,
                new EnvironmentProbe().probe(head.java(), head.jvmArgs(), head.data(), null),
                // Before measuring: it names what was built, and a git that refuses to answer must not cost the
                // numbers.
                new GitRevisions().current(head.workingDirectory()).orElse(null),
                clock.instant());
    }

    /** What a jar offers of what the request asks for. */
    static List<ListedBenchmark> listed(Path jar, BenchmarkSource head) {
        Pattern include = Pattern.compile(head.include() == null ? "" : head.include());
        return BenchmarkListFile.read(jar, include, Runtime.getRuntime().availableProcessors());
    }

    BenchmarkSource head() {
        return request.head();
    }

    /** The same for another jar. */
    Harness harness(Path jar, List<String> jvmArgs) {
        return new Harness(jar, head().java(), jvmArgs, head().jmhArgs(), head().workingDirectory());
    }

    /** An override that matches no benchmark of either side is a mistake. */
    void requireMatches(Collection<BenchmarkId> ofBase) {
        if (head().include() == null) {
            TreeSet<BenchmarkId> known = new TreeSet<>(ofBase);
            listed.forEach(benchmark -> known.add(benchmark.id()));
            request.policy().requireMatches(policy, request.baselines(), known);
        }
    }
}
