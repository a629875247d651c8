package dev.backsight.checker.jmh;

import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * What the manifest of a jar says.
 *
 * @param mainClass null where it has none
 * @param hasClassPath whether it leads to other files, by paths that are relative to its own
 * @param bootInf whether it nests classes the way Spring Boot does
 */
public record BenchmarkJar(Path file, @Nullable String mainClass, boolean hasClassPath, boolean bootInf) {

    /** By the beginning of the main class. */
    private static final Map<String, String> LAUNCHERS = Map.of(
            "org.springframework.boot.loader.", "Spring Boot",
            "com.simontuffs.onejar.", "One-JAR",
            "com.needhamsoftware.unojar.", "Uno-Jar",
            "org.eclipse.jdt.internal.jarinjarloader.", "Eclipse's jar-in-jar loader",
            "io.quarkus.bootstrap.runner.", "Quarkus");

    /** @throws UnusableInputException when the file is not a jar */
    public static BenchmarkJar read(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
            return new BenchmarkJar(
                    file,
                    attributes.getValue(Attributes.Name.MAIN_CLASS),
                    attributes.getValue(Attributes.Name.CLASS_PATH) != null,
                    jar.getEntry("BOOT-INF/") != null || jar.getEntry("BOOT-INF/classes/") != null);
        } catch (IOException e) {
            throw new UnusableInputException(file + ": is not a jar that can be read: " + e.getMessage(), e);
        }
    }

    /** JMH hands its class path to the forks, and nested jars are not on it. */
    void refuseNested() {
        String main = mainClass == null ? "" : mainClass;
        String launcher = LAUNCHERS.entrySet().stream()
                .filter(entry -> main.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(bootInf ? "Spring Boot" : null);
        if (launcher != null) {
            throw new UnusableInputException(file + ": holds its classes in jars within the jar, for the launcher of "
                    + launcher + (mainClass == null ? "" : " (" + mainClass + ")")
                    + "; JMH's forks cannot see those: build a flat jar of the benchmarks, e.g. with"
                    + " maven-shade-plugin");
        }
    }
}
