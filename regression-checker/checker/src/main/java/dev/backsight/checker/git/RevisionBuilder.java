package dev.backsight.checker.git;

import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Makes the benchmark jar of another revision: checks it out beside the user's work tree, which is not touched, builds
 * it there, and keeps the jar for the next time.
 *
 * <p>Below the directory it is given lie {@code trees/} with a work tree while it is being built, {@code cache/} with
 * the jars built last, and {@code build.log} of the last build. A jar that names the place where it was built, or
 * neighbours on its class path, is used where it is, and its work tree stays as long as it is kept.
 *
 * <p>Submodules are not checked out. A command of one's own can do that.
 */
public final class RevisionBuilder {

    private final Path directory;
    private final Path store;
    private final BuildCommand command;
    private final BuildWatch watch;
    private final GitProgram git;
    private final Map<String, String> environment;

    /**
     * @param directory of the user's work tree, or below
     * @param store where work trees, jars and logs go, usually {@code target/backsight/base}; its own, and not known to
     *     git
     */
    public RevisionBuilder(Path directory, Path store, BuildCommand command, BuildWatch watch) {
        this(directory, store, command, watch, System.getenv());
    }

    RevisionBuilder(
            Path directory, Path store, BuildCommand command, BuildWatch watch, Map<String, String> environment) {
        this.directory = directory;
        this.store = store;
        this.command = command;
        this.watch = watch;
        this.git = new GitProgram("git");
        this.environment = environment;
    }

    /**
     * @param revision as {@link GitRevisions} resolves it
     * @param headJar what the user's work tree has in its place
     * @throws UnusableInputException when it cannot be checked out or built, in time, or the build makes no such jar,
     *     or another check is building in the same directory
     * @throws BuildCancelledException when the watch said so
     */
    public BuiltRevision build(Revision revision, Path headJar) {
        if (revision.dirty()) {
            throw new UnusableInputException(
                    revision.shortName() + ": was measured with changes that were not committed,"
                            + " and these cannot be built again: name a commit, or use the saved numbers (baseline)");
        }
        try {
            Path top = new GitRevisions().topLevel(directory).toRealPath();
            Path jar = relative(top, headJar);
            Files.createDirectories(store);
            Path place = store.toRealPath();
            StoreLock lock = StoreLock.acquire(place);
            try {
                return build(revision, top, jar, place);
            } finally {
                lock.close();
            }
        } catch (IOException e) {
            throw new UnusableInputException(
                    store + ": a base cannot be built here: " + e + "; make room, or choose another directory", e);
        }
    }

    private BuiltRevision build(Revision revision, Path top, Path jar, Path place) throws IOException {
        BuildInputs inputs = new BuildInputs(
                revision.commit(),
                jar,
                command,
                BuildInputs.runningJava(),
                ChildEnvironment.inputs(ChildEnvironment.of(environment, javaHome(), top)));
        JarCache cache = new JarCache(place.resolve("cache"));
        Worktrees trees = new Worktrees(git, top, place.resolve("trees"));
        CacheEntry found = cache.find(inputs).orElse(null);
        boolean reused = found != null;
        if (found == null) {
            trees.sweep(cache.trees());
            Path log = place.resolve("build.log");
            Files.deleteIfExists(log);
            watch.progress().step("checking out " + name(revision));
            Path tree = trees.add(revision.commit(), log, watch);
            try {
                found = make(checkedOut(revision, top, jar, tree, log, trees.submodules(tree)), inputs, cache);
            } catch (IOException | RuntimeException failure) {
                trees.removeAfter(failure, tree);
                throw failure;
            }
        }
        cache.evict();
        trees.sweep(cache.trees());
        return new BuiltRevision(revision, found.jar(), reused, found.warnings());
    }

    private TreeBuild checkedOut(Revision revision, Path top, Path jar, Path tree, Path log, List<String> submodules) {
        List<String> warnings = submodules.isEmpty()
                ? List.of()
                : List.of("Submodules are not checked out for the base: " + String.join(", ", submodules) + ".");
        try {
            return new TreeBuild(name(revision), tree, CommandLine.of(command, tree, top, jar), log, warnings);
        } catch (UnusableInputException e) {
            throw new UnusableInputException(name(revision) + ": " + e.getMessage(), e);
        }
    }

    private CacheEntry make(TreeBuild build, BuildInputs inputs, JarCache cache) throws IOException {
        watch.progress().step("building " + build.name() + ": " + build.command());
        build.run(ChildEnvironment.of(environment, javaHome(), build.command().directory()), watch);
        Path jar = build.jar(inputs.jar());
        JarTies ties = ties(jar, build);
        return ties.bind()
                ? cache.keepInPlace(inputs, jar, build.tree(), ties.neighbours(), build.hints())
                : cache.take(inputs, jar, build.hints());
    }

    private static JarTies ties(Path jar, TreeBuild build) {
        try {
            return JarTies.of(jar, build.tree());
        } catch (IOException e) {
            throw new UnusableInputException(
                    build.name() + ": what the build made is no jar: " + jar + ": " + e.getMessage(), e);
        }
    }

    private static Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }

    private static Path relative(Path top, Path headJar) throws IOException {
        Path absolute = headJar.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        Path name = absolute.getFileName();
        Path real = parent != null && name != null && Files.isDirectory(parent)
                ? parent.toRealPath().resolve(name)
                : absolute;
        if (!real.startsWith(top) || real.equals(top)) {
            throw new UnusableInputException(headJar + ": lies outside the work tree " + top
                    + ", so that it is not known where another revision's jar would be: name that jar as the base");
        }
        return top.relativize(real);
    }

    private static String name(Revision revision) {
        return revision.shortName() + " (" + revision.title() + ")";
    }
}
