package dev.backsight.checker.measure.lockstep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.model.Build;
import dev.backsight.checker.model.UnusableInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutsTest {

    @TempDir
    private Path directory;

    private Path base;
    private Path head;

    @BeforeEach
    void buildJars() throws IOException {
        base = jar("first/build/of/base.jar", "base", "X-Nothing: 1");
        head = jar("h.jar", "head", "X-Nothing: 1");
    }

    @Test
    void theBuildsSwapNamesOfTheSameLength() throws IOException {
        Layouts layouts = prepare(List.of(base), List.of(head));

        for (int layout = 0; layout < 2; layout++) {
            String ofBase = layouts.classPath(Build.BASE, layout);
            String ofHead = layouts.classPath(Build.HEAD, layout);
            assertThat(ofBase).hasSameSizeAs(ofHead).isNotEqualTo(ofHead);
            assertThat(ofBase).endsWith(layout == 0 ? "/a.jar" : "/b.jar");
            assertThat(ofHead).endsWith(layout == 0 ? "/b.jar" : "/a.jar");
            assertThat(content(last(ofBase))).isEqualTo("base");
            assertThat(content(last(ofHead))).isEqualTo("head");
            assertThat(layouts.data(Build.BASE, layout)).isEqualTo(layouts.data(Build.HEAD, 1 - layout));
            assertThat(layouts.data(Build.BASE, layout)).isDirectory();
        }
    }

    @Test
    void aJarThatIsBuiltAnewDoesNotChangeUnderneath() throws IOException {
        Layouts layouts = prepare(List.of(base), List.of(head));

        jar("first/build/of/base.jar", "rebuilt", "X-Nothing: 1");

        assertThat(content(last(layouts.classPath(Build.BASE, 0)))).isEqualTo("base");
        assertThat(content(last(layouts.classPath(Build.BASE, 1)))).isEqualTo("base");
    }

    @Test
    void whatLeadsToOtherFilesStaysWhereItIsAndLengthsAreMadeEqual() throws IOException {
        Path leading = jar("leading/much/longer/leading.jar", "head", "Class-Path: lib/other.jar");

        Layouts layouts = prepare(List.of(base, directory), List.of(leading));

        String ofBase = layouts.classPath(Build.BASE, 0);
        String ofHead = layouts.classPath(Build.HEAD, 0);
        assertThat(ofBase).hasSameSizeAs(ofHead).endsWith("/a.jar:" + directory);
        assertThat(ofHead).endsWith(leading.toString());
        for (String entry : (ofBase + ":" + ofHead).split(":", -1)) {
            assertThat(Path.of(entry)).exists();
        }
    }

    @Test
    void allJarsOfAClassPathSwapNames() throws IOException {
        Path library = jar("library.jar", "library", "X-Nothing: 1");

        Layouts layouts = prepare(List.of(base, library), List.of(head, library));

        for (int layout = 0; layout < 2; layout++) {
            String ofBase = layouts.classPath(Build.BASE, layout);
            String letter = layout == 0 ? "a" : "b";
            assertThat(ofBase).endsWith("/" + layout + "/" + letter + "1.jar").contains("/" + letter + ".jar:");
            assertThat(ofBase).hasSameSizeAs(layouts.classPath(Build.HEAD, layout));
            assertThat(content(last(ofBase))).isEqualTo("library");
            assertThat(layouts.classPath(Build.HEAD, 1 - layout)).contains("/" + letter + ".jar:");
        }
    }

    @Test
    void theTurnstileIsWrittenAsAJarForJava8() throws IOException {
        prepare(List.of(base), List.of(head));

        try (JarFile jar = new JarFile(directory.resolve("jars/turnstile.jar").toFile())) {
            assertThat(jar.stream().map(JarEntry::getName))
                    .contains("dev/backsight/turnstile/Turnstile.class", "dev/backsight/turnstile/Host.class")
                    .allMatch(name -> name.startsWith("dev/backsight/turnstile/"));
            for (JarEntry entry : jar.stream().toList()) {
                byte[] start = jar.getInputStream(entry).readNBytes(8);
                assertThat(start[7]).as(entry.getName()).isEqualTo((byte) 52);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Main-Class: org.springframework.boot.loader.launch.JarLauncher, Spring Boot",
        "Main-Class: com.simontuffs.onejar.Boot, One-JAR"
    })
    void launchersThatNestJarsAreRefusedByName(String attribute, String name) throws IOException {
        Path nested = jar("nested.jar", "", attribute);
        BuildUnderTest build = build(List.of(nested));

        assertThatThrownBy(build::check)
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining(nested.toString())
                .hasMessageContaining(name)
                .hasMessageContaining("flat jar");
    }

    @Test
    void whatIsMissingOrNoJarIsTheUsersMistake() throws IOException {
        Path missing = directory.resolve("missing.jar");
        Path text = Files.writeString(directory.resolve("text.jar"), "no jar");

        assertThatThrownBy(() -> build(List.of(missing)).check())
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("missing.jar: no such jar");
        assertThatThrownBy(() -> build(List.of(text)).check())
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("text.jar: is not a jar");
    }

    private Layouts prepare(List<Path> ofBase, List<Path> ofHead) throws IOException {
        return Layouts.prepare(build(ofBase), build(ofHead), directory.resolve("jars"), directory.resolve("data"));
    }

    private BuildUnderTest build(List<Path> classPath) {
        return new BuildUnderTest(classPath, "org.openjdk.jmh.Main", Path.of("java"), List.of(), List.of(), directory);
    }

    private Path jar(String name, String content, String attribute) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Manifest manifest = new Manifest(new ByteArrayInputStream(
                ("Manifest-Version: 1.0\n" + attribute + "\n").getBytes(StandardCharsets.UTF_8)));
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            out.putNextEntry(new JarEntry("content"));
            out.write(content.getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        return file;
    }

    private static Path last(String classPath) {
        return Path.of(classPath.substring(classPath.lastIndexOf(':') + 1));
    }

    private static String content(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return new String(file.getInputStream(file.getEntry("content")).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
