package dev.backsight.checker.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.model.UnusableInputException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassPathTest {

    @TempDir
    private Path directory;

    @Test
    void aPathAloneIsAnExecutableJar() {
        ClassPath jar = ClassPath.parse("a.jar", directory);

        assertThat(jar.entries()).containsExactly(directory.resolve("a.jar"));
        assertThat(jar.jar()).contains(directory.resolve("a.jar"));
        assertThat(jar.label()).isEqualTo(directory.resolve("a.jar").toString());
    }

    @Test
    void aClassPathHoldsJarsAndDirectoriesInItsOrderAndAllJarsOfALibrary() throws IOException {
        Path library = Files.createDirectory(directory.resolve("lib"));
        for (String name : new String[] {"b.jar", "a.jar", "notes.txt"}) {
            Files.createFile(library.resolve(name));
        }
        String text = String.join(File.pathSeparator, "classpath:classes", "lib/*", "/other/x.jar");

        ClassPath classPath = ClassPath.parse(text, directory);

        assertThat(classPath.entries())
                .containsExactly(
                        directory.resolve("classes"),
                        library.resolve("a.jar"),
                        library.resolve("b.jar"),
                        Path.of("/other/x.jar"));
        assertThat(classPath.jar()).isEmpty();
        assertThat(classPath.label()).isEqualTo("classpath:" + directory.resolve("classes") + " and 3 more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.jar||b.jar", "a.jar|", "|a.jar"})
    void anEmptyPathIsAMistake(String paths) {
        String text = "classpath:" + paths.replace("|", File.pathSeparator);

        assertThatThrownBy(() -> ClassPath.parse(text, directory))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("empty path");
    }

    @Test
    void aLibraryWithoutJarsIsAMistake() throws IOException {
        Files.createDirectory(directory.resolve("lib"));

        assertThatThrownBy(() -> ClassPath.parse("classpath:lib/*", directory))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("lib: has no jars; build them first");
        assertThatThrownBy(() -> ClassPath.parse("classpath:none/*", directory))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("none: no directory of jars");
    }

    @ParameterizedTest
    @CsvSource({
        "org.springframework.boot.loader.launch.JarLauncher, Spring Boot",
        "org.springframework.boot.loader.JarLauncher, Spring Boot",
        "com.simontuffs.onejar.Boot, One-JAR",
        "com.needhamsoftware.unojar.JarClassLoader, Uno-Jar",
        "org.eclipse.jdt.internal.jarinjarloader.JarRsrcLoader, Eclipse's jar-in-jar loader",
        "io.quarkus.bootstrap.runner.QuarkusEntryPoint, Quarkus"
    })
    void launchersThatNestJarsAreRefusedByName(String mainClass, String name) throws IOException {
        Path nested = JarMaker.jar(directory.resolve("nested.jar"), "Main-Class: " + mainClass);

        assertThatThrownBy(() -> ClassPath.of(nested).check())
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining(nested.toString())
                .hasMessageContaining("for the launcher of " + name + " (" + mainClass + ")")
                .hasMessageContaining("build a flat jar");
    }

    @Test
    void whatIsMissingOrNoJarIsTheUsersMistake() throws IOException {
        Path text = Files.writeString(directory.resolve("text.jar"), "no jar");

        assertThatThrownBy(() -> ClassPath.parse("missing.jar", directory).check())
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("missing.jar: no such jar");
        assertThatThrownBy(() -> ClassPath.of(text).check())
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("text.jar: is not a jar");
    }
}
