package dev.backsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.generators.BenchmarkProcessor;

/** Somebody else's benchmarks, compiled here, without our plugin. */
final class ToyProject {

    /** JMH and what it needs. */
    static final List<Path> LIBRARIES = Stream.of(
                    org.openjdk.jmh.Main.class,
                    joptsimple.OptionParser.class,
                    org.apache.commons.math3.util.Precision.class)
            .map(ToyProject::location)
            .toList();

    private static final String BENCHMARK = """
            package toy;

            import org.openjdk.jmh.annotations.*;

            @State(Scope.Thread)
            @BenchmarkMode(Mode.SingleShotTime)
            @Warmup(iterations = 3)
            @Measurement(iterations = 3)
            @Fork(2)
            public class Toy {
                @Param({"100", "200"})
                public int size;

                @Benchmark
                public long sum() {
                    long sum = 0;
                    for (int i = 0; i < size; i++) {
                        sum += Long.rotateLeft(sum ^ i, 7);
                    }
                    return sum;
                }

                %s
            }
            """;

    /** Tells by which main class it is run. */
    private static final String LAUNCHED = """
                @Benchmark
                public long launched() {
                    if (!"toy".equals(System.getProperty("toy.launcher"))) {
                        throw new IllegalStateException("not run by the toy's launcher");
                    }
                    return sum();
                }
            """;

    private static final String LAUNCHER = """
            package toy;

            import org.openjdk.jmh.runner.Runner;
            import org.openjdk.jmh.runner.options.CommandLineOptions;
            import org.openjdk.jmh.runner.options.OptionsBuilder;

            public class Launcher {
                public static void main(String[] args) throws Exception {
                    new Runner(new OptionsBuilder()
                            .parent(new CommandLineOptions(args))
                            .jvmArgsAppend("-Dtoy.launcher=toy")
                            .build()).run();
                }
            }
            """;

    private ToyProject() {}

    /** A directory of classes; with a launcher of their own, and a benchmark that needs it, or without. */
    static Path classes(Path directory, boolean launcher) throws IOException {
        return launcher
                ? classes(directory, Map.of("Toy", BENCHMARK.formatted(LAUNCHED), "Launcher", LAUNCHER))
                : classes(directory, Map.of("Toy", BENCHMARK.formatted("")));
    }

    /** @param texts by name of the class */
    static Path classes(Path directory, Map<String, String> texts) throws IOException {
        Path sources = Files.createDirectories(directory.resolve("sources"));
        List<String> command = new ArrayList<>(List.of(
                java().resolveSibling("javac").toString(),
                "-nowarn",
                "-cp",
                joined(LIBRARIES),
                "-processorpath",
                joined(LIBRARIES) + File.pathSeparator + location(BenchmarkProcessor.class),
                "-d",
                Files.createDirectories(directory.resolve("classes")).toString()));
        for (Map.Entry<String, String> text : texts.entrySet()) {
            command.add(Files.writeString(sources.resolve(text.getKey() + ".java"), text.getValue())
                    .toString());
        }
        assertThat(new ProcessBuilder(command)
                        .inheritIO()
                        .start()
                        .onExit()
                        .join()
                        .exitValue())
                .isZero();
        return directory.resolve("classes");
    }

    /** A flat jar, as shading makes it. */
    static Path jar(Path jar, Path classes, @Nullable String mainClass) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (mainClass != null) {
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        }
        Set<String> written = new HashSet<>(Set.of(JarFile.MANIFEST_NAME));
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    add(out, classes.relativize(file).toString().replace('\\', '/'), in, written);
                }
            }
            for (Path library : LIBRARIES) {
                try (JarFile of = new JarFile(library.toFile())) {
                    for (JarEntry entry : of.stream().toList()) {
                        try (InputStream in = of.getInputStream(entry)) {
                            add(out, entry.getName(), in, written);
                        }
                    }
                }
            }
        }
        return jar;
    }

    private static void add(JarOutputStream out, String name, InputStream in, Set<String> written) throws IOException {
        if (!name.endsWith("/") && written.add(name)) {
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
            out.closeEntry();
        }
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
