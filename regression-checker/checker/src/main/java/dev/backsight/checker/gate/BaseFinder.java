package dev.backsight.checker.gate;

import dev.backsight.checker.baseline.Baseline;
import dev.backsight.checker.baseline.BaselineMatch;
import dev.backsight.checker.baseline.Baselines;
import dev.backsight.checker.git.BuildWatch;
import dev.backsight.checker.git.BuiltRevision;
import dev.backsight.checker.git.GitRevisions;
import dev.backsight.checker.git.RevisionBuilder;
import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.UnusableInputException;
import dev.backsight.checker.model.Warning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what head is compared with, and builds it where it has to be built. */
final class BaseFinder {

    private final Baselines baselines;
    private final BenchmarkSource head;
    private final Environment environment;
    private final RevisionBuilder builder;
    private final GitRevisions git = new GitRevisions();
    private final BaselineCommit commits;

    BaseFinder(CheckRequest request, Environment environment, BuildWatch watch) {
        this.baselines = new Baselines(request.baselines());
        this.head = request.head();
        this.environment = environment;
        this.commits = new BaselineCommit(git, head.workingDirectory());
        this.builder =
                new RevisionBuilder(head.workingDirectory(), request.out().builds(), request.build(), watch);
    }

    /** @throws UnusableInputException where what was asked for is not there, or cannot be built */
    Base find(BaseChoice choice) {
        if (choice instanceof BaseChoice.Auto) {
            return auto();
        }
        if (choice instanceof BaseChoice.Saved) {
            return saved().orElseThrow(() -> new UnusableInputException("there is no baseline of suite '" + head.suite()
                    + "' for this environment (" + baselines.fileFor(environment, head.suite())
                    + "): record and accept one, or use --base auto"));
        }
        if (choice instanceof BaseChoice.SavedIfAny) {
            return saved().orElseGet(() -> new Base.None(others(match())));
        }
        if (choice instanceof BaseChoice.Commit commit) {
            return build(git.require(head.workingDirectory(), commit.revision()), "");
        }
        if (choice instanceof BaseChoice.MergeBase other) {
            Revision common = git.mergeBase(head.workingDirectory(), other.revision());
            return build(common, " (where head left " + other.revision() + ")");
        }
        if (choice instanceof BaseChoice.Classes classes) {
            ClassPath classPath = classes.classPath();
            return new Base.Build(classPath.label(), classPath, null, List.of());
        }
        if (choice instanceof BaseChoice.File named) {
            return new Base.Numbers(
                    named.file().toString(), selected(RunSource.read(named.file(), head.suite())), true, List.of());
        }
        return new Base.None(List.of());
    }

    /** The commit rather than the numbers: two measuring times apart hide more than they show. */
    private Base auto() {
        BaselineMatch match = match();
        Optional<Baseline> accepted = match.accepted();
        if (accepted.isEmpty()) {
            return new Base.None(List.of());
        }
        String why;
        try {
            return build(commits.of(accepted.get().run()), " (the accepted baseline)");
        } catch (UnusableInputException e) {
            why = String.valueOf(e.getMessage());
        }
        if (match.own().isPresent()) {
            Base.Numbers numbers = numbers(match.own().get());
            return new Base.Numbers(
                    numbers.label(),
                    numbers.run(),
                    false,
                    List.of(new Warning(
                            Warning.Kind.MEASUREMENT,
                            "compared with saved numbers, because the commit they belong to could not be measured here: "
                                    + why)));
        }
        List<String> reasons = new ArrayList<>(others(match));
        reasons.add("Its commit could not be measured here either: " + why);
        return new Base.None(reasons);
    }

    /**
     * The commit that saved numbers belong to.
     *
     * @throws UnusableInputException where it is not known or not here, or cannot be built
     */
    Base.Build commitOf(Base.Numbers numbers) {
        return build(commits.of(numbers.run()), "");
    }

    private Base.Build build(Revision revision, String note) {
        Path jar = head.classPath()
                .jar()
                .orElseThrow(() -> new UnusableInputException("a revision is built into one jar, where head is the"
                        + " class path " + head.classPath().label() + ": name an executable jar as head, or base as "
                        + ClassPath.PREFIX + "<paths> as well"));
        BuiltRevision built = builder.build(revision, jar);
        List<Warning> warnings = built.warnings().stream()
                .map(text -> new Warning(Warning.Kind.MEASUREMENT, text))
                .toList();
        return new Base.Build(revision.shortName() + note, ClassPath.of(built.jar()), revision, warnings);
    }

    private BaselineMatch match() {
        return baselines.match(environment, head.suite());
    }

    private Optional<Base> saved() {
        return match().own().map(this::numbers);
    }

    private Base.Numbers numbers(Baseline baseline) {
        Run run = baseline.run();
        String of = run.revision() == null ? "" : " of " + run.revision().shortName();
        return new Base.Numbers("the baseline" + of, selected(run), true, List.of());
    }

    private Run selected(Run run) {
        return run.select(id -> head.includes(id.name()));
    }

    /** Why the baselines that exist do not serve here, a sentence each. */
    private static List<String> others(BaselineMatch match) {
        return match.others().stream()
                .map(other -> "The baseline in " + other.baseline().environment() + " does not serve here: "
                        + other.why() + ".")
                .toList();
    }
}
