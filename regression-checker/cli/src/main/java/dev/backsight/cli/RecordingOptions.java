package dev.backsight.cli;

import dev.backsight.checker.certify.CertifyRequest;
import dev.backsight.checker.certify.InjectedWork;
import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.measure.Harness;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code certify} measures, and how much of it. */
final class RecordingOptions {

    private static final int PAIRS = 30;

    @Option(
            names = "--form",
            paramLabel = "<form>",
            description = {
                "How much of the built-in workloads: short or full (default: full).",
                "short: less than 10 minutes; one workload of each kind, 8 pairs each, and 8 with 5 %% more work.",
                "full: 3 to 4 hours; 28 workloads, 30 pairs each, 5 of forks; one of each kind has 100 pairs, and 30"
                        + " with 1, 2, 5 and 10 %% more work."
            })
    private @Nullable RecordingForm form;

    @Mixin
    private BuildOptions head = new BuildOptions();

    @Option(
            names = "--base",
            paramLabel = "<jar>",
            description = "Another build of the same commit (default: the same jar).")
    private @Nullable String base;

    @Option(
            names = "--pairs",
            paramLabel = "<n>",
            description = "Pairs that take turns: of every benchmark, and of every slowdown (default: the form's; 30"
                    + " with --head).")
    private @Nullable Integer pairs;

    @Option(
            names = "--forks",
            paramLabel = "<n>",
            description = "Pairs of forks of every benchmark, one after the other (default: the form's; none with"
                    + " --head).")
    private @Nullable Integer forks;

    @Option(
            names = "--out",
            paramLabel = "<dir>",
            defaultValue = "target/backsight-certify",
            description = "Where every pair is kept (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("target", "backsight-certify");

    Path out() {
        return out.toAbsolutePath();
    }

    long seed() {
        return head.seed();
    }

    @Nullable
    String mainClass() {
        return head.mainClass();
    }

    Path java() {
        return head.java();
    }

    /**
     * @param harness how to start the JMH of a build
     * @throws UnusableInputException when options contradict each other, or there is nothing to measure
     */
    CertifyRequest request(Function<ClassPath, Harness> harness) {
        return head.named() ? ofHead(harness) : ofWorkloads(harness);
    }

    private CertifyRequest ofHead(Function<ClassPath, Harness> harness) {
        if (form != null) {
            throw new UnusableInputException(
                    "--form is about the built-in workloads: with --head, give --pairs and --forks");
        }
        ClassPath classPath = head.classPath();
        return new CertifyRequest(
                harness.apply(base == null ? classPath : ClassPath.parse(base, Path.of(""))),
                harness.apply(classPath),
                head.include(),
                head.data(out),
                Objects.requireNonNullElse(pairs, PAIRS),
                Objects.requireNonNullElse(forks, 0),
                InjectedWork.NONE,
                out(),
                head.seed());
    }

    private CertifyRequest ofWorkloads(Function<ClassPath, Harness> harness) {
        if (base != null) {
            throw new UnusableInputException("--base needs --head: it is another build of the same commit");
        }
        RecordingForm asked = Objects.requireNonNullElse(form, RecordingForm.FULL);
        InjectedWork injected = asked.injected(pairs);
        Harness workloads = harness.apply(ClassPath.of(WorkloadsJar.unpack(out())));
        return new CertifyRequest(
                workloads,
                workloads,
                head.include() == null ? asked.include() : head.include(),
                head.data(out),
                Objects.requireNonNullElse(pairs, asked.pairs()),
                Objects.requireNonNullElse(forks, asked.forks()),
                injected,
                out(),
                head.seed());
    }
}
