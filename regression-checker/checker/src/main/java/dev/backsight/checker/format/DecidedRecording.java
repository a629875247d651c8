package dev.backsight.checker.format;

import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Recording;
import org.jspecify.annotations.Nullable;

/**
 * Pairs, and what the check that recorded them decided by.
 *
 * @param policy null in files of what decided nothing, and in those of earlier versions
 */
public record DecidedRecording(
        Recording recording, @Nullable Policy policy) {}
