package dev.backsight.checker.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.jmh.BenchmarkListFile;
import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.model.BenchmarkId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.util.Optional;

/** A directory of classes compiled from sources given as text, with a benchmark list that names some of them. */
final class CompiledBuild {

    private final Path directory;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<String> benchmarks = new ArrayList<>();

    CompiledBuild(Path directory) {
        this.directory = directory;
    }

    /**
     * @param declaration a name, and what it extends
     * @param body of a class in package {@code toy}; replaces one of that name
     */
    CompiledBuild type(String declaration, String body) {
        sources.put(
                declaration.replaceFirst(" .*", ""), "package toy; public class " + declaration + " {" + body + "}");
        return this;
    }

    CompiledBuild file(String name, String text) {
        files.put(name, text);
        return this;
    }

    /** Lists {@code toy.<name>.run}, and compiles what JMH would have made to run it. */
    CompiledBuild benchmark(String name) {
        benchmarks.add(name);
        return type("Run" + name, "public static Object call() { return new " + name + "().run(); }");
    }

    ClassPath build() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "-proc:none"));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = directory.resolve("toy").resolve(source.getKey() + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        StringBuilder list = new StringBuilder();
        benchmarks.forEach(name -> list.append(line(name)).append('\n'));
        files.put("META-INF/BenchmarkList", list.toString());
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = classes.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
        return new ClassPath(List.of(classes));
    }

    private static String line(String name) {
        return new BenchmarkListEntry(
                        "toy." + name,
                        "toy.Run" + name,
                        "run",
                        Mode.AverageTime,
                        Optional.of(1),
                        new int[] {1},
                        Optional.of(Collections.emptyList()),
                        Optional.none(),
                        Optional.none(),
                        Optional.none(),
                        Optional.none(),
                        Optional.none(),
                        Optional.none(),
                        Optional.of(1),
                        Optional.none(),
                        Optional.none(),
                        Optional.none(),
                        Optional.none(),
                        Optional.none(),
                        Optional.none(),
                        Optional.none(),
                        Optional.none(),
                        Optional.none())
                .toLine();
    }

    static Changed changed(ClassPath base, ClassPath head) {
        return Changed.between(base, listed(base), head, listed(head));
    }

    private static Map<BenchmarkId, ListedBenchmark> listed(ClassPath classPath) {
        Map<BenchmarkId, ListedBenchmark> byId = new TreeMap<>();
        BenchmarkListFile.read(classPath, Pattern.compile(".*"), 2).forEach(listed -> byId.put(listed.id(), listed));
        return byId;
    }
}
