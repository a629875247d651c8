package dev.backsight.checker.git;

import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

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

    private static final int TAIL_LINES = 30;
    private static final int MOST_JARS_NAMED = 10;
    private static final int JAR_DEPTH = 8;

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
        Path javaHome = Path.of(System.getProperty("java.home"));
        BuildInputs inputs = new BuildInputs(
                revision.commit(),
                jar,
                command,
                BuildInputs.runningJava(),
                ChildEnvironment.inputs(ChildEnvironment.of(environment, javaHome, top)));
        JarCache cache = new JarCache(place.resolve("cache"));
        Worktrees trees = new Worktrees(git, top, place.resolve("trees"));
        CacheEntry found = cache.find(inputs).orElse(null);
        boolean reused = found != null;
        if (found == null) {
            trees.sweep(cache.trees());
            found = checkOutAndMake(revision, top, jar, place.resolve("build.log"), inputs, cache, trees);
        }
        cache.evict();
        trees.sweep(cache.trees());
        return new BuiltRevision(revision, found.jar(), reused, found.warnings());
    }

    private CacheEntry checkOutAndMake(
            Revision revision, Path top, Path jar, Path log, BuildInputs inputs, JarCache cache, Worktrees trees)
            throws IOException {
        Files.deleteIfExists(log);
        watch.progress().step("checking out " + name(revision));
        Path tree = trees.add(revision.commit(), log, watch);
        try {
            CacheEntry entry = make(revision, top, jar, tree, log, inputs, cache, trees.submodules(tree));
            if (entry.tree() == null) {
                trees.remove(tree);
            }
            return entry;
        } catch (IOException | RuntimeException failure) {
            try {
                trees.remove(tree);
            } catch (IOException | RuntimeException leftover) {
                failure.addSuppressed(leftover);
            }
            throw failure;
        }
    }

    private CacheEntry make(
            Revision revision,
            Path top,
            Path jar,
            Path tree,
            Path log,
            BuildInputs inputs,
            JarCache cache,
            List<String> submodules)
            throws IOException {
        List<String> warnings = submodules.isEmpty()
                ? List.of()
                : List.of("Submodules are not checked out for the base: " + String.join(", ", submodules) + ".");
        CommandLine line = commandLine(revision, top, tree, jar);
        watch.progress().step("building " + name(revision) + ": " + line);
        run(line, revision, log, warnings);
        Path built = tree.resolve(jar);
        if (!Files.isRegularFile(built)) {
            throw new UnusableInputException(name(revision) + ": the build made no " + jar + " but " + jars(tree)
                    + ": name the build command that makes it (" + line + " was run; log: " + log + ")");
        }
        JarTies ties = ties(built, tree, revision);
        return ties.bind()
                ? cache.keepInPlace(inputs, built, tree, ties.neighbours(), warnings)
                : cache.keepCopy(inputs, built, warnings);
    }

    private CommandLine commandLine(Revision revision, Path top, Path tree, Path jar) {
        try {
            return CommandLine.of(command, tree, top, jar);
        } catch (UnusableInputException e) {
            throw new UnusableInputException(name(revision) + ": " + e.getMessage(), e);
        }
    }

    private void run(CommandLine line, Revision revision, Path log, List<String> warnings) {
        ProcessBuilder program =
                new ProcessBuilder(line.words()).directory(line.directory().toFile());
        program.environment().clear();
        program.environment()
                .putAll(ChildEnvironment.of(environment, Path.of(System.getProperty("java.home")), line.directory()));
        OptionalInt exit = ChildProcess.run(program, log, watch);
        if (exit.isPresent() && exit.getAsInt() == 0) {
            return;
        }
        String what = exit.isEmpty()
                ? "took longer than " + watch.limit().toSeconds() + " s and was ended"
                : "failed with exit code " + exit.getAsInt();
        String hints = warnings.isEmpty() ? "" : String.join(" ", warnings) + "\n";
        throw new UnusableInputException("building " + name(revision) + " " + what + ": " + line + "\n"
                + tail(log) + "\n" + hints + "The whole log is " + log
                + ". Name a revision that builds with this command, or the command that builds this one.");
    }

    private static String tail(Path log) {
        try {
            return String.join("\n", LogTail.of(log, TAIL_LINES)).indent(2).stripTrailing();
        } catch (IOException e) {
            return "  (its log cannot be read: " + e + ")";
        }
    }

    private static JarTies ties(Path jar, Path tree, Revision revision) {
        try {
            return JarTies.of(jar, tree);
        } catch (IOException e) {
            throw new UnusableInputException(
                    name(revision) + ": what the build made is no jar: " + jar + ": " + e.getMessage(), e);
        }
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

    private static String jars(Path tree) throws IOException {
        try (Stream<Path> files = Files.find(
                tree,
                JAR_DEPTH,
                (file, attributes) ->
                        attributes.isRegularFile() && file.toString().endsWith(".jar"))) {
            List<String> jars = files.map(jar -> tree.relativize(jar).toString())
                    .sorted()
                    .limit(MOST_JARS_NAMED)
                    .toList();
            return jars.isEmpty() ? "no jar at all" : String.join(", ", jars);
        }
    }

    private static String name(Revision revision) {
        return revision.shortName() + " (" + revision.title() + ")";
    }
}
