package dev.backsight.checker.measure;

import dev.backsight.checker.jmh.BenchmarkListFile;
import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.measure.subject.Sound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real benchmark jar of the package {@code subject}, with JMH on its manifest's class path. */
public final class SubjectJar {

    public static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private static final Set<String> LISTS = Set.of("META-INF/BenchmarkList", "META-INF/CompilerHints");

    private static final List<Class<?>> HARNESS = List.of(
            org.openjdk.jmh.Main.class, joptsimple.OptionParser.class, org.apache.commons.math3.util.Precision.class);

    private SubjectJar() {}

    public static Path create(Path directory) throws IOException {
        Path classes = location(Sound.class);
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        // Not JMH's: the jar's own main class must not matter.
        attributes.put(Attributes.Name.MAIN_CLASS, "no.such.Main");
        attributes.put(
                Attributes.Name.CLASS_PATH,
                HARNESS.stream().map(type -> location(type).toUri().toString()).collect(Collectors.joining(" ")));
        Path jar = directory.resolve("subject benchmarks.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                if (isSubject(name)) {
                    out.putNextEntry(new JarEntry(name));
                    Files.copy(file, out);
                    out.closeEntry();
                }
            }
        }
        return jar;
    }

    /** The same as a class path: a directory of classes, and JMH's jars. */
    public static ClassPath classPath(Path directory) throws IOException {
        Path classes = location(Sound.class);
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                if (isSubject(name)) {
                    Path copy = directory.resolve(name);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        List<Path> entries = new ArrayList<>(List.of(directory));
        HARNESS.forEach(type -> entries.add(location(type)));
        return new ClassPath(entries);
    }

    private static boolean isSubject(String name) {
        return name.startsWith("dev/backsight/checker/measure/subject/") || LISTS.contains(name);
    }

    public static List<ListedBenchmark> list(Path jar, String... methods) {
        String any = Stream.of(methods).map(Pattern::quote).collect(Collectors.joining("|"));
        return BenchmarkListFile.read(jar, Pattern.compile("subject\\.(" + any + ")$"), 2);
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
