package dev.backsight.checker.jmh;

import dev.backsight.checker.model.UnusableInputException;
import dev.backsight.turnstile.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which main class runs the benchmarks of a build.
 *
 * @param name takes JMH's command line
 * @param passedOver the manifest's main class where another runs instead; otherwise null
 */
public record MainClass(String name, @Nullable String passedOver) {

    /** One of these is what whoever hands a command line to JMH calls. */
    private static final Set<String> TAKERS =
            Set.of("org/openjdk/jmh/Main", "org/openjdk/jmh/runner/options/CommandLineOptions");

    private static final int MOST_BYTES = 16 << 20;
    private static final Pattern NAME = Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*"
            + "(\\.\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)*");

    /**
     * What was asked for; or else the manifest's main class of a jar that stands alone, where it is seen to hand a
     * command line to JMH; or else JMH's own. Many a benchmark's {@code main} ignores its arguments and runs what it
     * says itself, and many a manifest names the main class of an application: those cannot run single benchmarks as
     * told. Seen is what stands in that class or in one that it refers to.
     *
     * @throws UnusableInputException when the class asked for is nowhere on the class path, or a jar cannot be read
     */
    public static MainClass of(ClassPath classPath, @Nullable String asked) {
        if (asked != null) {
            requireThere(asked, classPath);
            return new MainClass(asked, null);
        }
        Optional<Path> jar = classPath.jar();
        @Nullable String own = jar.isPresent() ? BenchmarkJar.read(jar.get()).mainClass() : null;
        if (own == null || own.strip().equals(Wire.JMH_MAIN)) {
            return new MainClass(Wire.JMH_MAIN, null);
        }
        String name = own.strip();
        return NAME.matcher(name).matches() && takesCommandLine(name, jar.orElseThrow())
                ? new MainClass(name, null)
                : new MainClass(Wire.JMH_MAIN, name);
    }

    private static void requireThere(String asked, ClassPath classPath) {
        if (!NAME.matcher(asked).matches()) {
            throw new UnusableInputException(
                    "main class '" + asked + "' is no name of a class, as org.example.Main is");
        }
        if (asked.equals(Wire.JMH_MAIN)) {
            return;
        }
        for (Path entry : classPath.entries()) {
            // A manifest's class path leads to where the JVM looks, and nobody else.
            if (!Files.isDirectory(entry) && BenchmarkJar.read(entry).hasClassPath()) {
                return;
            }
            try (ClassPathEntry opened = ClassPathEntry.open(entry)) {
                if (opened.has(file(asked.replace('.', '/')))) {
                    return;
                }
            }
        }
        throw new UnusableInputException(
                "main class '" + asked + "' is not in " + classPath + "; name one that is, or build it in");
    }

    private static boolean takesCommandLine(String main, Path jar) {
        try (ClassPathEntry opened = ClassPathEntry.open(jar)) {
            Set<String> ofMain = references(opened, main.replace('.', '/'));
            if (ofMain.stream().anyMatch(TAKERS::contains)) {
                return true;
            }
            return ofMain.stream()
                    // Whose classes refer to each other.
                    .filter(name -> !name.startsWith("org/openjdk/jmh/"))
                    .anyMatch(name -> references(opened, name).stream().anyMatch(TAKERS::contains));
        }
    }

    /** None where the jar does not hold the class. */
    private static Set<String> references(ClassPathEntry jar, String name) {
        Optional<byte[]> bytes = jar.read(file(name), MOST_BYTES);
        try {
            return bytes.isPresent() ? ClassFile.parse(bytes.get()).classes() : Set.of();
        } catch (IOException e) {
            throw new UnusableInputException(
                    name.replace('/', '.') + " is no class: " + e.getMessage() + "; build the jar again", e);
        }
    }

    private static String file(String name) {
        return name + ".class";
    }
}
