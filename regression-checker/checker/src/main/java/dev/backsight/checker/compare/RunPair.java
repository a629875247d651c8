package dev.backsight.checker.compare;

import dev.backsight.checker.model.Run;

/** Runs of two builds, measured at about the same time but not in turns. */
public record RunPair(Run base, Run head) {}
