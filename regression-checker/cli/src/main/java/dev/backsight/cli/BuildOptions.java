package dev.backsight.cli;

import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which build is measured, and what of it: shared by all commands that measure. */
final class BuildOptions {

    @Option(
            names = "--head",
            paramLabel = "<jar>",
            description = "The JMH jar to measure, or classpath:<paths>: jars and directories that hold JMH and the"
                    + " benchmarks, separated as for java -cp, e.g. 'classpath:target/classes:lib/*'.")
    private @Nullable String head;

    @Option(
            names = "--main-class",
            paramLabel = "<class>",
            description =
                    "What runs the benchmarks of both builds; has to hand its arguments on to JMH (default: the jar's"
                            + " own main class if its code shows that it does so, otherwise JMH's).")
    private @Nullable String mainClass;

    @Option(
            names = "--include",
            paramLabel = "<regex>",
            description = "Only benchmarks in whose full name this is found.")
    private @Nullable String include;

    @Option(
            names = "--data",
            paramLabel = "<dir>",
            description = "Where benchmarks write their files, as system property backsight.dir (default: <out>/data).")
    private @Nullable Path data;

    @Mixin
    private JavaOption java = new JavaOption();

    @Option(
            names = "--seed",
            paramLabel = "<n>",
            defaultValue = "1",
            description = "Seed of the order in which benchmarks take their turns (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    /** Whether there is a {@code --head}. */
    boolean named() {
        return head != null;
    }

    /** @throws UnusableInputException where none was named: only what does not measure does without */
    ClassPath classPath() {
        if (head == null) {
            throw new UnusableInputException("Missing required option: '--head=<jar>'");
        }
        return ClassPath.parse(head, Path.of(""));
    }

    @Nullable
    String mainClass() {
        return mainClass;
    }

    @Nullable
    String include() {
        return include;
    }

    /** @param out where results go, below which benchmarks write unless told otherwise */
    Path data(Path out) {
        return (data == null ? out.resolve("data") : data).toAbsolutePath();
    }

    Path java() {
        return java.executable();
    }

    long seed() {
        return seed;
    }
}
