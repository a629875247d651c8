package dev.backsight.checker.measure;

import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.turnstile.Wire;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A program that measures one benchmark alone for so long that it has to be killed. */
final class EndlessFork {

    private EndlessFork() {}

    /** @param args the jar of benchmarks, and a directory to work in */
    public static void main(String[] args) {
        Path jar = Path.of(args[0]);
        Path directory = Path.of(args[1]);
        Harness harness = new Harness(
                ClassPath.of(jar), Wire.JMH_MAIN, SubjectJar.JAVA, List.of(), List.of("-i", "100000"), directory);
        SoloPlan plan = new SoloPlan(
                harness,
                SubjectJar.list(jar, "Turning.kilobyte"),
                1,
                Duration.ofMinutes(10),
                directory.resolve("scratch"),
                1,
                Duration.ofMinutes(10));
        System.out.println(new SoloRunner().run(plan, Progress.SILENT, new Cancellation()));
    }
}
