package dev.backsight.checker.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

class MainClassTest {

    private static final String JMH = "org.openjdk.jmh.Main";

    @TempDir
    private Path directory;

    /** Adds options to a command line. */
    static final class Adding {
        private Adding() {}

        public static void main(String[] args) throws Exception {
            new Runner(new OptionsBuilder()
                            .parent(new CommandLineOptions(args))
                            .shouldDoGC(true)
                            .build())
                    .run();
        }
    }

    /** Hands its arguments on as they are. */
    static final class Passing {
        private Passing() {}

        public static void main(String[] args) throws Exception {
            org.openjdk.jmh.Main.main(args);
        }
    }

    /** Leaves it to another. */
    static final class Leaving {
        private Leaving() {}

        public static void main(String[] args) throws Exception {
            Passing.main(args);
        }
    }

    /** As JMH's samples have it: whatever the arguments are, runs what it says itself. */
    static final class Stubborn {
        private Stubborn() {}

        public static void main(String[] args) throws RunnerException {
            new Runner(new OptionsBuilder().include("Stubborn").forks(1).build()).run();
        }
    }

    @Test
    void aMainThatHandsACommandLineToJmhRunsTheBenchmarks() throws IOException {
        for (Class<?> own : List.of(Adding.class, Passing.class)) {
            assertThat(of("Main-Class: " + own.getName(), own)).isEqualTo(new MainClass(own.getName(), null));
        }
        assertThat(of("Main-Class: " + Leaving.class.getName(), Leaving.class, Passing.class))
                .isEqualTo(new MainClass(Leaving.class.getName(), null));
    }

    @Test
    void aMainThatRunsSomethingElseIsPassedOver() throws IOException {
        assertThat(of("Main-Class: " + Stubborn.class.getName(), Stubborn.class))
                .isEqualTo(new MainClass(JMH, Stubborn.class.getName()));
        assertThat(of("Main-Class: no.such.Main")).isEqualTo(new MainClass(JMH, "no.such.Main"));
        assertThat(of("Main-Class: ../../x")).isEqualTo(new MainClass(JMH, "../../x"));
    }

    @Test
    void aJarWithoutAMainOrWithJmhsIsRunByJmhs() throws IOException {
        assertThat(of("X-Nothing: 1")).isEqualTo(new MainClass(JMH, null));
        assertThat(of("Main-Class: " + JMH)).isEqualTo(new MainClass(JMH, null));
    }

    @Test
    void theManifestCountsForAJarAloneOnlyAsTheJvmHasIt() throws IOException {
        Path jar = JarMaker.jar(directory.resolve("x.jar"), "Main-Class: " + Passing.class.getName(), Passing.class);

        assertThat(MainClass.of(new ClassPath(List.of(jar, directory)), null)).isEqualTo(new MainClass(JMH, null));
    }

    @Test
    void whatIsAskedForHasToBeThere() throws IOException {
        Path jar = JarMaker.jar(directory.resolve("x.jar"), "X-Nothing: 1", Stubborn.class);
        ClassPath classPath = new ClassPath(List.of(directory, jar));

        assertThat(MainClass.of(classPath, Stubborn.class.getName()))
                .isEqualTo(new MainClass(Stubborn.class.getName(), null));
        assertThat(MainClass.of(classPath, JMH)).isEqualTo(new MainClass(JMH, null));
        assertThatThrownBy(() -> MainClass.of(classPath, "org.example.Mian"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("main class 'org.example.Mian' is not in " + classPath);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "../x", "a..b", "a.", "1a", "a b"})
    void whatIsNoNameOfAClassIsRefused(String name) throws IOException {
        ClassPath classPath = ClassPath.of(JarMaker.jar(directory.resolve("x.jar"), "X-Nothing: 1"));

        assertThatThrownBy(() -> MainClass.of(classPath, name))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("is no name of a class");
    }

    @Test
    void aClassFileThatIsNoneIsRefused() throws IOException {
        byte[] valid;
        try (var in = Passing.class.getResourceAsStream("MainClassTest$Passing.class")) {
            valid = in.readAllBytes();
        }
        assertThat(ClassFile.parse(valid).classes()).contains("org/openjdk/jmh/Main", "java/lang/Object");
        assertThatThrownBy(() -> ClassFile.parse("no class".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
        for (int length = 0; length < 40; length++) {
            byte[] cut = java.util.Arrays.copyOf(valid, length);
            assertThatThrownBy(() -> ClassFile.parse(cut)).isInstanceOf(IOException.class);
        }
    }

    private MainClass of(String attribute, Class<?>... classes) throws IOException {
        Path jar = directory.resolve("of.jar");
        Files.deleteIfExists(jar);
        return MainClass.of(ClassPath.of(JarMaker.jar(jar, attribute, classes)), null);
    }
}
