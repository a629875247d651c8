package dev.backsight.checker.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Mode;
import dev.backsight.turnstile.Wire;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JmhCommandTest {

    private static final Path DIRECTORY = Path.of("").toAbsolutePath();
    private static final Path TURNSTILE = DIRECTORY.resolve("turnstile.jar");
    private static final Path RESULT = DIRECTORY.resolve("result.json");

    @Test
    void aBenchmarkIsChosenExactly() {
        Harness harness = new Harness(
                ClassPath.of(DIRECTORY.resolve("b.jar")),
                Wire.JMH_MAIN,
                Path.of("java"),
                List.of(),
                List.of("-wi", "1"),
                DIRECTORY);
        ForkGroup group = only(listed(Map.of("size", "1 MiB", "empty", "")));

        assertThat(JmhCommand.of(harness, TURNSTILE, group, RESULT))
                .containsExactly(
                        "java",
                        "-Djmh.ignoreLock=true",
                        "-cp",
                        TURNSTILE + File.pathSeparator + DIRECTORY.resolve("b.jar"),
                        "dev.backsight.turnstile.SoloHost",
                        "org.openjdk.jmh.Main",
                        "^\\Qa.B$C.put\\E$",
                        "-bm",
                        "sample",
                        "-t",
                        "3",
                        "-p",
                        "empty=",
                        "-p",
                        "size=1 MiB",
                        "-f",
                        "1",
                        "-wf",
                        "0",
                        "-prof",
                        "dev.backsight.turnstile.Lifeline",
                        "-prof",
                        "gc",
                        "-foe",
                        "false",
                        "-v",
                        "NORMAL",
                        "-rf",
                        "json",
                        "-rff",
                        RESULT.toString(),
                        "-wi",
                        "1");
    }

    @Test
    void argumentsOfAllForksComeBeforeTheBenchmarksOwn() {
        Harness harness = new Harness(
                ClassPath.of(DIRECTORY.resolve("b.jar")),
                Wire.JMH_MAIN,
                Path.of("java"),
                List.of("-Dx=a b", "-Xmx1g"),
                List.of(),
                DIRECTORY);

        assertThat(JmhCommand.of(harness, TURNSTILE, only(listed(Map.of())), RESULT))
                .containsSubsequence(
                        "-jvmArgsPrepend",
                        "-Djmh.ignoreLock=true",
                        "-jvmArgsPrepend",
                        "-Dx=a b",
                        "-jvmArgsPrepend",
                        "-Xmx1g",
                        "-jvmArgsPrepend",
                        "-Down=1")
                .doesNotContain("-jvmArgs", "-jvmArgsAppend");
    }

    @Test
    void aParameterWithAValueThatCannotBeSaidIsLeftOutForAllItsValues() {
        List<ForkGroup> groups = ForkGroup.of(List.of(
                listed(Map.of("level", "1", "list", "a")),
                listed(Map.of("level", "1", "list", "b,c")),
                listed(Map.of("level", "2", "list", "a")),
                listed(Map.of("level", "2", "list", "größer"))));

        assertThat(groups)
                .extracting(group -> group.selection().params())
                .containsExactly(new TreeMap<>(Map.of("level", "1")), new TreeMap<>(Map.of("level", "2")));
        assertThat(groups).allSatisfy(group -> assertThat(group.ids()).hasSize(2));
    }

    private static ForkGroup only(ListedBenchmark benchmark) {
        return ForkGroup.of(List.of(benchmark)).get(0);
    }

    private static ListedBenchmark listed(Map<String, String> params) {
        return new ListedBenchmark(
                BenchmarkId.of("a.B$C.put", Mode.SAMPLE, 3, params),
                1,
                5,
                Duration.ofSeconds(1),
                5,
                Duration.ofSeconds(1),
                List.of("-Down=1"),
                null,
                List.of());
    }
}
