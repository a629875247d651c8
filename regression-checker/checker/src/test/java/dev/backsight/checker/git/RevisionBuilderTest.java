package dev.backsight.checker.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real repositories, and a build that is a shell script. */
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
class RevisionBuilderTest {

    private static final String JAR = "bench/target/benchmarks.jar";
    private static final BuildCommand SCRIPT = new BuildCommand.Other(List.of("./build.sh"));
    private static final String MAKE_JAR = "mkdir -p bench/target; cp content.jar " + JAR + "; echo built >> $COUNT";

    @TempDir
    private Path directory;

    private final List<String> steps = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private Path store;
    private TestRepository repository;

    @BeforeEach
    void createRepository() throws IOException {
        directory = directory.toRealPath();
        environment.put("COUNT", directory.resolve("count").toString());
        repository = TestRepository.create(directory.resolve("repository")).write(".gitignore", "target/\n");
        store = repository.path().resolve("target/backsight/base");
    }

    @Test
    void aRevisionIsBuiltOnceWithoutTouchingTheUsersFiles() throws IOException {
        Revision first = commit("first", MAKE_JAR);
        commit("second", "exit 1");
        repository.write("build.sh", "changed").write("staged", "s").git("add", "staged");
        repository.write("untracked", "u");
        String status = repository.git("status", "--porcelain");

        BuiltRevision built = build(first);
        BuiltRevision again = build(first);

        assertThat(TestJar.text(built.jar())).isEqualTo("first");
        assertThat(built.jar()).startsWith(store).hasFileName("benchmarks.jar");
        assertThat(built.reused()).isFalse();
        assertThat(built.warnings()).isEmpty();
        assertThat(again.reused()).isTrue();
        assertThat(again.jar()).isEqualTo(built.jar());
        assertThat(builds()).isEqualTo(1);
        assertThat(repository.git("status", "--porcelain")).isEqualTo(status);
        assertThatNoWorkTreeIsLeft();
        assertThat(steps).hasSize(2);
        assertThat(steps.get(0)).startsWith("checking out " + first.shortName() + " (first)");
        assertThat(steps.get(1)).startsWith("building " + first.shortName() + " (first): ");
    }

    @Test
    void anotherCommandOrRevisionOrEnvironmentIsAnotherBuild() throws IOException {
        Revision first = commit("first", MAKE_JAR);
        Revision second = commit("second", MAKE_JAR);

        assertThat(TestJar.text(build(first).jar())).isEqualTo("first");
        assertThat(TestJar.text(build(second).jar())).isEqualTo("second");
        build(new BuildCommand.Other(List.of("./build.sh", "again")), first);
        environment.put("JAVA_TOOL_OPTIONS", "-Dx=1");
        build(first);

        assertThat(builds()).isEqualTo(4);
    }

    @Test
    void aDamagedJarIsBuiltAgain() throws IOException {
        Revision first = commit("first", MAKE_JAR);
        Path jar = build(first).jar();
        byte[] whole = Files.readAllBytes(jar);

        byte[] changed = whole.clone();
        changed[changed.length / 2] ^= 1;
        Files.write(jar, changed);
        assertThat(build(first).reused()).isFalse();
        assertThat(jar).hasBinaryContent(whole);

        Files.delete(jar.resolveSibling("base.properties"));
        assertThat(build(first).reused()).isFalse();
        Files.writeString(jar.resolveSibling("base.properties"), "jar=\\u00");
        assertThat(build(first).reused()).isFalse();
        assertThat(build(first).reused()).isTrue();
    }

    @Test
    void aStoreThatWasMovedIsUsedWhereItIs() throws IOException {
        Revision first = commit("first", MAKE_JAR);
        build(first);
        store = Files.move(store, repository.path().resolve("target/elsewhere"));

        BuiltRevision again = build(first);

        assertThat(again.reused()).isTrue();
        assertThat(again.jar()).startsWith(store).exists();
    }

    @Test
    void onlyTheLastJarsAreKept() throws IOException {
        List<Revision> revisions = new ArrayList<>();
        for (int i = 0; i <= JarCache.KEPT; i++) {
            revisions.add(commit("revision " + i, MAKE_JAR));
        }
        for (Revision revision : revisions.subList(0, JarCache.KEPT)) {
            build(revision);
        }
        assertThat(build(revisions.get(0)).reused()).isTrue();
        Files.createDirectories(store.resolve("cache/.new-killed"));

        build(revisions.get(JarCache.KEPT));

        assertThat(children("cache")).hasSize(JarCache.KEPT);
        assertThat(build(revisions.get(0)).reused()).isTrue();
        assertThat(build(revisions.get(1)).reused()).isFalse();
    }

    @Test
    void aFailingBuildIsShownWithItsLogAndCommandAndLeavesNothing() throws IOException {
        Revision first = commit("first", "echo one; printf '\\033[31mtwo\\033[0m\\n' >&2; " + MAKE_JAR + "; exit 3");

        assertThatThrownBy(() -> build(first))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("building " + first.shortName() + " (first) failed with exit code 3")
                .hasMessageContaining("build.sh")
                .hasMessageContaining("  one\n  two\n")
                .hasMessageContaining(store.resolve("build.log").toString());
        assertThat(Files.readString(store.resolve("build.log"))).contains("one\n");
        assertThat(children("cache")).isEmpty();
        assertThatNoWorkTreeIsLeft();
    }

    @Test
    void aBuildThatMakesAnotherJarIsToldWhichThereAre() throws IOException {
        Revision first = commit("first", "mkdir target; cp content.jar target/other.jar");

        assertThatThrownBy(() -> build(first))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("made no " + JAR)
                .hasMessageContaining("target/other.jar");
        assertThatNoWorkTreeIsLeft();
    }

    @Test
    void whatIsNoJarIsRefused() throws IOException {
        Revision first = commit("first", "mkdir -p bench/target; echo no > " + JAR);

        assertThatThrownBy(() -> build(first))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("no jar");
        assertThat(children("cache")).isEmpty();
    }

    @Test
    void aProgramThatIsNotThereIsNamed() throws IOException {
        Revision first = commit("first", MAKE_JAR);

        assertThatThrownBy(() -> build(new BuildCommand.Other(List.of("./gradlew", "jar")), first))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("cannot start")
                .hasMessageContaining("gradlew");
        assertThatThrownBy(() -> build(BuildCommand.Maven.plain(), first))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("no pom.xml above " + JAR);
        assertThatNoWorkTreeIsLeft();
    }

    @Test
    void cancellingLeavesNoProcessAndNoJar() throws IOException {
        Revision first = commit(
                "first",
                "(trap '' TERM; sleep 31415) &",
                "mkdir -p bench/target; head -c 20 content.jar > " + JAR,
                "touch $COUNT",
                "sleep 31415");
        BuildWatch untilStarted = new BuildWatch(
                Duration.ofMinutes(5), () -> Files.exists(directory.resolve("count")), BuildProgress.SILENT);

        assertThatThrownBy(() -> builder(SCRIPT, untilStarted).build(first, head()))
                .isInstanceOf(BuildCancelledException.class);

        assertThat(sleeping("31415")).isEmpty();
        assertThat(children("cache")).isEmpty();
        assertThatNoWorkTreeIsLeft();
    }

    @Test
    void interruptingLeavesNoProcessAndStaysInterrupted() throws IOException {
        Revision first = commit("first", "touch $COUNT; sleep 27182");
        Thread waiting = Thread.currentThread();
        BuildWatch watch = new BuildWatch(
                Duration.ofMinutes(5),
                () -> {
                    if (Files.exists(directory.resolve("count"))) {
                        waiting.interrupt();
                    }
                    return false;
                },
                BuildProgress.SILENT);

        assertThatThrownBy(() -> builder(SCRIPT, watch).build(first, head()))
                .isInstanceOf(BuildCancelledException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(sleeping("27182")).isEmpty();
        assertThatNoWorkTreeIsLeft();
    }

    @Test
    void aBuildThatTakesTooLongIsEnded() throws IOException {
        List<String> lines = new ArrayList<>();
        BuildWatch impatient = new BuildWatch(Duration.ofMillis(1200), () -> false, new BuildProgress() {
            @Override
            public void running(Duration elapsed, String lastLine) {
                lines.add(lastLine);
            }
        });
        CommandLine slow = new CommandLine(List.of("sh", "-c", "sleep 16180"), directory);
        Path log = Files.writeString(directory.resolve("log"), "working\n");

        assertThatThrownBy(() -> new TreeBuild("first", directory, slow, log, List.of()).run(environment, impatient))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("building first took longer than 1 s and was ended: sh -c 'sleep 16180'");

        assertThat(lines).contains("working");
        assertThat(sleeping("16180")).isEmpty();
    }

    @Test
    void whatAKilledRunLeftIsSweptAwayAndTheUsersOwnWorkTreesAreNot() throws IOException {
        Revision first = commit("first", MAKE_JAR);
        Path own = directory.resolve("own");
        repository.git("worktree", "add", "--quiet", "--detach", own.toString(), first.commit());
        for (String left : List.of("vanished", "complete", "locked", "half-made")) {
            Path tree = store.resolve("trees").resolve(left);
            repository.git("worktree", "add", "--quiet", "--detach", tree.toString(), first.commit());
        }
        FileTree.delete(store.resolve("trees/vanished"));
        repository.git("worktree", "lock", store.resolve("trees/locked").toString(), "--reason", "initializing");
        Files.delete(store.resolve("trees/half-made/.git"));
        Files.createDirectories(store.resolve("trees/unknown/target"));

        assertThat(TestJar.text(build(first).jar())).isEqualTo("first");

        assertThat(children("trees")).isEmpty();
        assertThat(repository.git("worktree", "list").lines()).hasSize(2);
        assertThat(own.resolve("build.sh")).exists();
    }

    @Test
    void aJarWithNeighboursIsUsedWhereItIsAsLongAsItIsKept() throws IOException {
        TestJar.write(repository.path().resolve("content.jar"), "tied", "lib/library.jar lib/missing.jar");
        repository.script("build.sh", "mkdir -p bench/target/lib; echo code > bench/target/lib/library.jar", MAKE_JAR);
        repository.commit("tied");
        Revision tied = head(repository);

        BuiltRevision built = build(tied);
        assertThat(built.jar()).startsWith(store.resolve("trees")).endsWith(Path.of(JAR));
        assertThat(build(tied).reused()).isTrue();

        Files.writeString(built.jar().resolveSibling("lib").resolve("library.jar"), "changed");
        BuiltRevision again = build(tied);
        assertThat(again.reused()).isFalse();
        assertThat(again.jar()).exists();
        assertThat(built.jar()).doesNotExist();
        assertThat(children("trees")).hasSize(1);

        FileTree.delete(store.resolve("cache"));
        build(commit("free", MAKE_JAR));
        assertThatNoWorkTreeIsLeft();
    }

    @Test
    void oneBuildAtATime() throws IOException {
        Revision first = commit("first", MAKE_JAR);
        Files.createDirectories(store);
        StoreLock held = StoreLock.acquire(store);
        try {
            assertThatThrownBy(() -> build(first))
                    .isInstanceOf(UnusableInputException.class)
                    .hasMessageContaining("another check is building");
        } finally {
            held.close();
        }
        assertThat(build(first).reused()).isFalse();
    }

    @Test
    void submodulesAreMissingAndSoItIsSaid() throws IOException {
        TestRepository library = TestRepository.create(directory.resolve("library"));
        library.write("a", "1").commit("library");
        repository.git("submodule", "add", "--quiet", library.path().toString(), "libs/library");
        Revision first = commit("first", "test -e libs/library/a && exit 0", MAKE_JAR);
        Revision failing = commit("second", "cat libs/library/a");

        assertThat(build(first).warnings()).singleElement().asString().contains("libs/library");
        assertThat(build(first).warnings()).hasSize(1);
        assertThatThrownBy(() -> build(failing)).hasMessageContaining("Submodules are not checked out");
    }

    @Test
    void theUsersHooksAreNotRun() throws IOException {
        Revision first = commit("first", MAKE_JAR);
        repository.script(".git/hooks/post-checkout", "touch " + directory.resolve("hooked"));
        repository.git("checkout", "--quiet", "-b", "other");
        assertThat(directory.resolve("hooked")).exists();
        Files.delete(directory.resolve("hooked"));

        build(first);

        assertThat(directory.resolve("hooked")).doesNotExist();
    }

    @Test
    void whatCannotBeBuiltIsRefused() throws IOException {
        Revision first = commit("first", MAKE_JAR);
        Revision dirty = new Revision(first.commit(), first.tree(), first.title(), true);

        assertThatThrownBy(() -> build(dirty)).hasMessageContaining("not committed");
        assertThatThrownBy(() -> builder(SCRIPT, watch()).build(first, directory.resolve("elsewhere.jar")))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("lies outside the work tree");
        assertThatThrownBy(() -> build(new Revision("0".repeat(40), null, "gone", false)))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("cannot check out");
        assertThat(children("trees")).isEmpty();
    }

    private Revision commit(String title, String... build) throws IOException {
        TestJar.write(repository.path().resolve("content.jar"), title, null);
        repository.script("build.sh", build).commit(title);
        return head(repository);
    }

    private static Revision head(TestRepository repository) {
        return new GitRevisions().require(repository.path(), "HEAD");
    }

    private Path head() {
        return repository.path().resolve(JAR);
    }

    private BuiltRevision build(Revision revision) {
        return build(SCRIPT, revision);
    }

    private BuiltRevision build(BuildCommand command, Revision revision) {
        return builder(command, watch()).build(revision, head());
    }

    private RevisionBuilder builder(BuildCommand command, BuildWatch watch) {
        return new RevisionBuilder(repository.path(), store, command, watch, environment);
    }

    private BuildWatch watch() {
        return new BuildWatch(Duration.ofMinutes(1), () -> false, new BuildProgress() {
            @Override
            public void step(String what) {
                steps.add(what);
            }
        });
    }

    private long builds() throws IOException {
        return Files.readAllLines(directory.resolve("count")).size();
    }

    private List<Path> children(String name) throws IOException {
        Path parent = store.resolve(name);
        if (!Files.exists(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.toList();
        }
    }

    private void assertThatNoWorkTreeIsLeft() throws IOException {
        assertThat(children("trees")).isEmpty();
        assertThat(repository.git("worktree", "list").lines()).hasSize(1);
    }

    private static List<String> sleeping(String seconds) {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(command -> command.endsWith("sleep " + seconds))
                .toList();
    }
}
