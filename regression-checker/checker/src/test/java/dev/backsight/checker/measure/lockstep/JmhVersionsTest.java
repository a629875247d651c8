package dev.backsight.checker.measure.lockstep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.jmh.BenchmarkListFile;
import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.measure.SubjectJar;
import dev.backsight.checker.model.Metric;
import dev.backsight.turnstile.Wire;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two builds of a small benchmark, each made with a JMH of its own. */
@Tag("long")
class JmhVersionsTest {

    /** The build copies the jars of old versions there. */
    private static final Path VERSIONS = Path.of("target", "jmh-versions");

    private static final String SOURCE = """
            package toy;

            import org.openjdk.jmh.annotations.*;

            @State(Scope.Thread)
            @BenchmarkMode(Mode.AverageTime)
            public class Toy {
                @Param({"1"})
                public int size;

                @Benchmark
                public int[] array() {
                    return new int[size * 100];
                }
            }
            """;

    @TempDir
    private static Path shared;

    private static final Map<String, BuildUnderTest> BUILDS = new HashMap<>();

    @TempDir
    private Path directory;

    @BeforeAll
    static void buildAll() throws IOException {
        for (String version : List.of("1.21", "1.36", "1.37")) {
            BUILDS.put(version, build(version));
        }
    }

    @Test
    void oldestAndNewestTakeTurns() throws IOException {
        assertTakeTurns("1.21", "1.37");
    }

    @Test
    void versionsInBetweenTakeTurns() throws IOException {
        assertTakeTurns("1.36", "1.21");
    }

    private void assertTakeTurns(String baseVersion, String headVersion) throws IOException {
        BuildUnderTest base = BUILDS.get(baseVersion);
        BuildUnderTest head = BUILDS.get(headVersion);
        ListedBenchmark benchmark = BenchmarkListFile.read(base.classPath().get(0), Pattern.compile("Toy"), 1)
                .get(0);
        try (Pairs pairs = new Pairs(directory, base, head)) {
            PairOutcome outcome = pairs.run(benchmark);

            assertThat(outcome).isInstanceOf(PairOutcome.Measured.class);
            PairOutcome.Measured measured = (PairOutcome.Measured) outcome;
            assertThat(measured.base().environment().jmhVersion()).isEqualTo(baseVersion);
            assertThat(measured.head().environment().jmhVersion()).isEqualTo(headVersion);
            assertThat(List.of(measured.base(), measured.head())).allSatisfy(run -> assertThat(run.measurements())
                    .extracting(measurement -> measurement.metric().name())
                    .containsExactlyInAnyOrder(Metric.TIME, Metric.ALLOCATION));
        }
    }

    private static BuildUnderTest build(String version) throws IOException {
        List<Path> libraries = libraries(version);
        Path classes = Files.createDirectories(shared.resolve("classes-" + version));
        Path source =
                Files.writeString(Files.createDirectories(shared.resolve("toy")).resolve("Toy.java"), SOURCE);
        String path = libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        // A process of its own: javac in this one would find this one's JMH before any other.
        Process javac = new ProcessBuilder(
                        SubjectJar.JAVA.resolveSibling("javac").toString(),
                        "-nowarn",
                        "-cp",
                        path,
                        "-processorpath",
                        path,
                        "-d",
                        classes.toString(),
                        source.toString())
                .inheritIO()
                .start();
        assertThat(javac.onExit().join().exitValue()).isZero();
        List<Path> classPath = new ArrayList<>(List.of(jar(classes, version)));
        classPath.addAll(libraries);
        return new BuildUnderTest(classPath, Wire.JMH_MAIN, SubjectJar.JAVA, List.of(), List.of(), shared);
    }

    private static Path jar(Path classes, String version) throws IOException {
        Path jar = shared.resolve("toy-" + version + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return jar;
    }

    private static List<Path> libraries(String version) throws IOException {
        try (Stream<Path> files = Files.list(VERSIONS.resolve(version).toAbsolutePath())) {
            return files.sorted().toList();
        }
    }
}
