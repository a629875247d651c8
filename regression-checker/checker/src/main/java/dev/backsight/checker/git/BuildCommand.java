package dev.backsight.checker.git;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What makes the benchmark jar of a checked out revision. */
public sealed interface BuildCommand {

    /**
     * Maven, run where the project's topmost pom is, for the module that holds the jar and the modules it needs. Tests
     * and checks that do not change what is built are skipped.
     *
     * @param executable of Maven; null for the project's wrapper, or {@code mvn} of the {@code PATH} where it has none
     * @param localRepository null for Maven's default
     * @param globalSettings null for those of that Maven
     * @param userSettings null for Maven's default
     * @param arguments goals and options, such as profiles and properties that head was built with too; {@code
     *     package} where empty
     */
    record Maven(
            @Nullable Path executable,
            @Nullable Path localRepository,
            @Nullable Path globalSettings,
            @Nullable Path userSettings,
            boolean offline,
            List<String> arguments)
            implements BuildCommand {

        public Maven {
            arguments = List.copyOf(arguments);
        }

        /** {@code mvn package} with the wrapper or what is on the {@code PATH}, and Maven's defaults. */
        public static Maven plain() {
            return new Maven(null, null, null, null, false, List.of());
        }

        /** The executable of a Maven installation, as the system property {@code maven.home} of a build names it. */
        public static Path executableIn(Path mavenHome) {
            return mavenHome.resolve("bin").resolve(Platform.script("mvn"));
        }
    }

    /**
     * Any program, run at the top of the checked out revision.
     *
     * @param words program and arguments, as they are, without a shell; a relative path of a program counts from the
     *     top of the checked out revision
     */
    record Other(List<String> words) implements BuildCommand {

        public Other {
            words = List.copyOf(words);
            if (words.isEmpty() || words.get(0).isBlank()) {
                throw new IllegalArgumentException("a build command needs a program");
            }
        }

        /** As typed, split at blanks. */
        public static Other parse(String command) {
            return new Other(List.of(command.strip().split("\\s+")));
        }
    }
}
