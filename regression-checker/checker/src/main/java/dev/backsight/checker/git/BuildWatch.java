package dev.backsight.checker.git;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Who looks after a build.
 *
 * @param limit of checking out, and again of building; what takes longer is ended
 * @param cancelled asked several times a second; the build and all it started end when it says true
 */
public record BuildWatch(Duration limit, BooleanSupplier cancelled, BuildProgress progress) {

    public BuildWatch {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a build needs time: " + limit);
        }
    }
}
