package dev.backsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording decided again, under other settings. */
class ReplayCommandTest {

    @TempDir
    private Path directory;

    @Test
    void theSameRecordingIsDecidedWithAnotherToleranceAlphaAndEstimator() {
        Path run = RecordedArchive.write(directory, 12).resolve("pairs-0001.json");

        Invocation plain = Invocation.of("replay", run);
        // Calm to half a per cent: 3 % are shown not to be there, 0.01 % cannot be.
        assertThat(plain.out()).contains("UNCHANGED");
        Invocation strict = Invocation.of("replay", run, "--tolerance", "0.01%", "--alpha", 0.001);
        assertThat(strict.out()).doesNotContain("UNCHANGED");
        for (String estimator : new String[] {"median", "trimmed", "mean", "MEAN"}) {
            // All slices of a pair have one ratio here, wherever it is looked for.
            assertThat(Invocation.of("replay", run, "--estimator", estimator).out())
                    .isEqualTo(plain.out());
        }
        assertThat(Invocation.of("replay", run, "--estimator", "mode").exitCode())
                .isEqualTo(2);
    }
}
