package dev.backsight.checker.certify;

import dev.backsight.checker.compare.IdenticalBuilds;
import org.jspecify.annotations.Nullable;

/**
 * What pairs of two builds that do not differ show.
 *
 * @param stoppedBy why measuring broke off, in a clause; null when all pairs asked for are there
 */
public record Certified(IdenticalBuilds shown, @Nullable String stoppedBy) {}
