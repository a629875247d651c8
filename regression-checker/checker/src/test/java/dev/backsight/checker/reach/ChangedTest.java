package dev.backsight.checker.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.jmh.ClassPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Builds of a few classes each, compiled here, of which head differs from base in one thing. */
class ChangedTest {

    @TempDir
    private Path directory;

    @Test
    void theSameSourcesBuiltTwiceAreTheSameCode() throws IOException {
        Changed changed = changed(build -> {}, build -> {});

        assertThat(names(changed)).containsExactly("toy.Add.run", "toy.Greet.run");
        assertThat(changed.differing()).isEmpty();
        assertThat(changed.proven().values()).allSatisfy(proof -> {
            // The runner, the benchmark, and what it calls.
            assertThat(proof.classes()).isEqualTo(3);
            assertThat(proof.everythingBecause()).isNull();
        });
    }

    @Test
    void aClassThatOneBenchmarkReachesConcernsThatOneOnly() throws IOException {
        Changed changed = changed(build -> {}, build -> build.type("Sum", "static int of(int a) { return 2 + a; }"));

        assertThat(names(changed)).containsExactly("toy.Greet.run");
        assertThat(changed.differing()).containsExactly("toy/Sum.class");
    }

    @Test
    void whatNobodyReachesConcernsNobody() throws IOException {
        Changed changed = changed(build -> build.file("notes.txt", "one"), build -> build.file("notes.txt", "two")
                .type("Idle", "int unused = 7;"));

        assertThat(names(changed)).containsExactly("toy.Add.run", "toy.Greet.run");
    }

    /** What stands in Greeting, and names the class Extra in some way or other. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Extra field;",
                "Extra[][] field;",
                "int of(int a, Extra b, long c) { return a; }",
                "java.util.List<java.util.Map<String, Extra>> field;",
                "<T extends Extra> int of(T a) { return 1; }",
                "Object of(Object a) { return (Extra) a; }",
                "boolean of(Object a) { return a instanceof Extra; }",
                "int of() { try { return 1; } catch (Extra e) { return 2; } }",
                "java.util.function.Supplier<Object> of() { return Extra::new; }",
                "java.util.function.Supplier<Object> of() { return () -> new Extra(); }",
                "Class<?> of() { return Extra.class; }",
                "String name = \"toy.Extra\";",
                "String name = \"toy/Extra\";",
                "@interface Mark { Class<?> value(); } @Mark(Extra.class) int field;",
                "static class Inner extends Extra {} Object of() { return new Inner(); }"
            })
    void everyWayToNameAClassReachesIt(String member) throws IOException {
        Consumer<CompiledBuild> naming =
                build -> build.type("Greeting", member + "static String text() { return \"\"; }");

        Changed changed = changed(naming.andThen(build -> extra(build, 1)), naming.andThen(build -> extra(build, 2)));

        assertThat(names(changed)).containsExactly("toy.Add.run");
        assertThat(changed.differing()).containsExactly("toy/Extra.class");
    }

    private static void extra(CompiledBuild build, int value) {
        build.type("Extra extends RuntimeException", "int value = " + value + ";");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object of(String n) throws Exception { return Class.forName(n); }",
                "Object of(String n) throws Exception { return getClass().getClassLoader().loadClass(n); }",
                "Object of(java.io.InputStream in) throws Exception { return new java.io.ObjectInputStream(in); }",
                "native int of();",
                "static { System.loadLibrary(\"x\"); }",
                "static { Runtime.getRuntime().load(\"x\"); }",
                "Object of() throws Exception { return new ProcessBuilder(\"java\").start(); }",
                "Object of(String n) { return java.util.ResourceBundle.getBundle(n); }",
                "static class L extends ClassLoader { Object of(byte[] b) { return defineClass(null, b, 0, b.length); } }",
                "static class P extends java.security.Provider { P() { super(\"p\", \"1\", \"\"); } }",
                "java.util.function.Function<String, Class<?>> of() { return n -> { try { return Class.forName(n); }"
                        + " catch (ClassNotFoundException e) { return null; } }; }",
                "Object of(byte[] b) throws Exception { return java.lang.invoke.MethodHandles.lookup().defineClass(b); }"
            })
    void whereCodeCannotBeFollowedEverythingCounts(String member) throws IOException {
        Consumer<CompiledBuild> open =
                build -> build.type("Greeting", member + "static String text() { return \"\"; }");

        Changed other = changed(
                open.andThen(build -> build.type("Idle", "int unused = 1;")),
                open.andThen(build -> build.type("Idle", "int unused = 2;")));

        assertThat(names(other)).containsExactly("toy.Add.run");
        assertThat(other.differing()).contains("toy/Idle.class");
        assertThat(other.everythingBecause()).hasSize(1).allMatch(why -> why.startsWith("toy.Greeting"));

        Changed none = changed(open, open);

        assertThat(names(none)).containsExactly("toy.Add.run", "toy.Greet.run");
        assertThat(none.proven().get(none.proven().lastKey()).everythingBecause())
                .startsWith("toy.Greeting")
                .contains(" uses ");
    }

    @Test
    void whoReadsFilesReachesAllThatAreNotClasses() throws IOException {
        Consumer<CompiledBuild> reading = build -> build.type(
                "Greeting",
                "static String text() { return \"\" + Greeting.class.getResource(System.lineSeparator()); }");

        Changed file = changed(
                reading.andThen(build -> build.file("notes.txt", "one")),
                reading.andThen(build -> build.file("notes.txt", "two")));

        assertThat(names(file)).containsExactly("toy.Add.run");
        assertThat(file.differing()).containsExactly("notes.txt");

        Changed type = changed(
                reading.andThen(build -> build.type("Idle", "int unused = 1;")),
                reading.andThen(build -> build.type("Idle", "int unused = 2;")));

        assertThat(names(type)).containsExactly("toy.Add.run", "toy.Greet.run");
    }

    @Test
    void anyCodeMayBeHandedAService() throws IOException {
        Consumer<CompiledBuild> offering =
                build -> build.file("META-INF/services/java.nio.file.spi.FileSystemProvider", "toy.Idle # odd\n");

        Changed changed = changed(
                offering.andThen(build -> build.type("Idle", "int unused = 1;")),
                offering.andThen(build -> build.type("Idle", "int unused = 2;")));

        assertThat(changed.proven()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"org/openjdk/jmh/notes.txt", "META-INF/CompilerHints"})
    void theHarnessAndWhatItTellsTheCompilerConcernEverybody(String file) throws IOException {
        Changed changed = changed(build -> build.file(file, "old"), build -> build.file(file, "new"));

        assertThat(changed.proven()).isEmpty();
        assertThat(changed.differing()).containsExactly(file);
    }

    @Test
    void aBenchmarkOfOneSideOnlyIsNotProven() throws IOException {
        Changed changed = changed(build -> {}, build -> build.type("New", "Object run() { return 1; }")
                .benchmark("New"));

        assertThat(names(changed)).containsExactly("toy.Add.run", "toy.Greet.run");
    }

    /** The JVM follows it as well. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkedDirectoryOfClassesIsLookedInto() throws IOException {
        ClassPath base = example(directory.resolve("base")).build();
        ClassPath head = example(directory.resolve("head"))
                .type("Sum", "static int of(int a) { return 2 + a; }")
                .build();
        for (ClassPath build : List.of(base, head)) {
            Path classes = build.entries().get(0);
            Path elsewhere = Files.move(classes.resolve("toy"), classes.resolveSibling("elsewhere"));
            Files.createSymbolicLink(classes.resolve("toy"), elsewhere);
        }

        assertThat(names(CompiledBuild.changed(base, head))).containsExactly("toy.Greet.run");
    }

    @Test
    void otherSettingsAreMeasured() throws IOException {
        ClassPath base = example(directory.resolve("base")).build();
        ClassPath head = example(directory.resolve("head")).build();
        Path list = head.entries().get(0).resolve("META-INF/BenchmarkList");
        Files.writeString(list, Files.readString(list).replaceAll("I 1 1 (?!.*I 1 1 )", "I 1 2 "));
        assertThat(Files.readString(list))
                .isNotEqualTo(Files.readString(base.entries().get(0).resolve("META-INF/BenchmarkList")));

        assertThat(CompiledBuild.changed(base, head).proven()).isEmpty();
    }

    @Test
    void whereTwoEntriesHaveAFileOfOneNameBothCount() throws IOException {
        ClassPath base = example(directory.resolve("base")).build();
        ClassPath head = example(directory.resolve("head")).build();
        Path shadowed = new CompiledBuild(directory.resolve("other"))
                .type("Sum", "static int of(int a) { return 3 + a; }")
                .build()
                .entries()
                .get(0);
        Files.delete(shadowed.resolve("META-INF/BenchmarkList"));
        List<Path> entries = new ArrayList<>(head.entries());
        entries.add(shadowed);

        assertThat(names(CompiledBuild.changed(base, new ClassPath(entries)))).containsExactly("toy.Greet.run");
    }

    private Changed changed(Consumer<CompiledBuild> toBase, Consumer<CompiledBuild> toHead) throws IOException {
        int number = directory.toFile().list().length;
        CompiledBuild base = example(directory.resolve("base" + number));
        toBase.accept(base);
        CompiledBuild head = example(directory.resolve("head" + number));
        toHead.accept(head);
        return CompiledBuild.changed(base.build(), head.build());
    }

    private static CompiledBuild example(Path directory) {
        return new CompiledBuild(directory)
                .type("Sum", "static int of(int a) { return 1 + a; }")
                .type("Greeting", "static String text() { return \"hello\"; }")
                .type("Add", "Object run() { return Sum.of(41); }")
                .type("Greet", "Object run() { return Greeting.text(); }")
                .benchmark("Add")
                .benchmark("Greet");
    }

    private static List<String> names(Changed changed) {
        return changed.proven().keySet().stream().map(id -> id.name()).toList();
    }
}
