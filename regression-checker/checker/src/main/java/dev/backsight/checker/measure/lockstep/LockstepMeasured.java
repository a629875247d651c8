package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Warning;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What measuring two builds came to.
 *
 * @param stoppedBy why measuring broke off, in a clause; null when it ran to its end
 * @param took from the first pair to the last
 */
public record LockstepMeasured(
        Recording recording,
        List<Warning> warnings,
        @Nullable String stoppedBy,
        Duration took) {

    public LockstepMeasured {
        warnings = List.copyOf(warnings);
    }
}
