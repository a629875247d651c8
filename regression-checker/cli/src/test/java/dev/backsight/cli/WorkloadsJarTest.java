package dev.backsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.jmh.BenchmarkListFile;
import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.jmh.ListedBenchmark;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadsJarTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000);

    @TempDir
    private Path directory;

    @Test
    void whatIsThereAndWholeIsNotWrittenAgain() throws Exception {
        byte[] jar = {1, 2, 3};
        Path file = WorkloadsJar.put(jar, directory.resolve("new"));
        Files.setLastModifiedTime(file, LONG_AGO);

        assertThat(WorkloadsJar.put(jar, directory.resolve("new"))).isEqualTo(file);

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
        assertThat(file).hasBinaryContent(jar).hasFileName("workloads-039058c6f2c0cb49.jar");
    }

    @Test
    void whatIsDamagedIsWrittenAgain() throws Exception {
        byte[] jar = {1, 2, 3};
        Path file = WorkloadsJar.put(jar, directory);
        Files.write(file, new byte[] {1, 2});
        WorkloadsJar.put(jar, directory);
        assertThat(file).hasBinaryContent(jar);
        Files.write(file, new byte[] {1, 2, 4});
        WorkloadsJar.put(jar, directory);
        assertThat(file).hasBinaryContent(jar);
    }

    @Test
    void anotherVersionStandsBeside() throws Exception {
        Path first = WorkloadsJar.put(new byte[] {1}, directory);
        Path second = WorkloadsJar.put(new byte[] {2}, directory);

        assertThat(first).isNotEqualTo(second).exists();
        assertThat(second).exists();
    }

    /** The workloads are on this test's class path as they are in the jar. */
    @Test
    void slowdownsAreOfOneBenchmarkOfEachKindThatIsReallyThere() throws Exception {
        // A directory of classes where nothing was packaged yet; then JMH is not among them.
        ClassPath classPath = new ClassPath(List.of(
                location(Class.forName("dev.backsight.workloads.Workload")), location(org.openjdk.jmh.Main.class)));
        Pattern shortForm = Pattern.compile(String.valueOf(RecordingForm.SHORT.include()));

        List<String> names = BenchmarkListFile.read(classPath, Pattern.compile(""), 2).stream()
                .map(ListedBenchmark::id)
                .map(id -> id.name())
                .toList();

        assertThat(names).hasSize(28).containsAll(WorkloadsJar.ONE_OF_EACH_KIND);
        assertThat(names.stream().filter(shortForm.asPredicate()))
                .containsExactlyInAnyOrderElementsOf(WorkloadsJar.ONE_OF_EACH_KIND);
        assertThat(WorkloadsJar.ONE_OF_EACH_KIND.stream().map(name -> name.split("\\.", -1)[3]))
                .containsExactlyInAnyOrder("cpu", "memory", "allocation", "disk");
    }

    private static Path location(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
