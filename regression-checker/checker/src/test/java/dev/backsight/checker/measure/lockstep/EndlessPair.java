package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.measure.ShutdownGuard;
import dev.backsight.checker.measure.SubjectJar;
import java.nio.file.Path;
import java.time.Duration;

/** A program that measures one pair for so long that it has to be killed, or told to end. */
final class EndlessPair {

    static final int STOPPED = 4;

    private EndlessPair() {}

    /** @param args the jar of benchmarks, and a directory to work in */
    public static void main(String[] args) {
        Path jar = Path.of(args[0]);
        Path directory = Path.of(args[1]);
        SliceSettings slices = new SliceSettings(0, Duration.ofMillis(10), 100_000, Duration.ofMillis(10));
        try (Pairs pairs = new Pairs(directory, Pairs.build(jar, directory), Pairs.build(jar, directory));
                ShutdownGuard guard = ShutdownGuard.install(pairs.cancellation)) {
            System.out.println(
                    pairs.run(SubjectJar.list(jar, "Turning.kilobyte").get(0), slices));
            guard.exitWith(STOPPED);
        }
    }
}
