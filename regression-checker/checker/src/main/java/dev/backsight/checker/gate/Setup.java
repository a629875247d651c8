package dev.backsight.checker.gate;

import dev.backsight.checker.git.GitRevisions;
import dev.backsight.checker.jmh.BenchmarkListFile;
import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.jmh.Include;
import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.jmh.MainClass;
import dev.backsight.checker.machine.EnvironmentProbe;
import dev.backsight.checker.measure.Harness;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.UnusableInputException;
import dev.backsight.checker.model.Warning;
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
 * @param listed what head offers and the request asks for: all of it is expected to deliver
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
        List<ListedBenchmark> listed = listed(head.classPath(), head);
        // Before a base is built, which may take minutes.
        MainClass.of(head.classPath(), head.mainClass());
        if (listed.isEmpty()) {
            throw new UnusableInputException(head.classPath().label() + ": has no benchmark that --include '"
                    + head.include() + "' finds in its full name");
        }
        return new Setup(
                request,
                policy,
                listed,
                new EnvironmentProbe().probe(head.java(), head.jvmArgs(), head.data(), null),
                // Before measuring: it names what was built, and a git that refuses to answer must not cost the
                // numbers.
                new GitRevisions()
                        .current(head.workingDirectory(), request.baselines())
                        .orElse(null),
                clock.instant());
    }

    /** What a build offers of what the request asks for. */
    static List<ListedBenchmark> listed(ClassPath classPath, BenchmarkSource head) {
        // Before its list is looked for, which a jar of jars has out of sight.
        classPath.check();
        Pattern include = Include.pattern(head.include());
        return BenchmarkListFile.read(classPath, include, Runtime.getRuntime().availableProcessors());
    }

    BenchmarkSource head() {
        return request.head();
    }

    /** Runs that build as head is run. */
    Harness harness(ClassPath classPath, List<String> jvmArgs) {
        return new Harness(
                classPath,
                mainClass(classPath).name(),
                head().java(),
                jvmArgs,
                head().jmhArgs(),
                head().workingDirectory());
    }

    /** What the user would not expect of how that build is run. */
    List<Warning> warnings(ClassPath classPath) {
        @Nullable String passedOver = mainClass(classPath).passedOver();
        return passedOver == null
                ? List.of()
                : List.of(new Warning(
                        Warning.Kind.MEASUREMENT,
                        classPath.label() + " was run by JMH's own main class: as far as its code shows, " + passedOver
                                + " of its manifest hands no command line to JMH. If it does, name it as the main"
                                + " class"));
    }

    private MainClass mainClass(ClassPath classPath) {
        return MainClass.of(classPath, head().mainClass());
    }

    /** An override that matches no benchmark of either side is a mistake, and so is half a reference. */
    void requireMatches(Collection<BenchmarkId> ofBase) {
        if (head().include() == null) {
            TreeSet<BenchmarkId> known = new TreeSet<>(ofBase);
            listed.forEach(benchmark -> known.add(benchmark.id()));
            request.policy().requireMatches(policy, request.baselines(), known);
            request.policy().requireReferences(policy, request.baselines(), known);
        }
    }
}
