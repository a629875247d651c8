package dev.backsight.checker.compare;

import dev.backsight.checker.model.Run;

/**
 * A baseline as somebody committed it.
 *
 * @param commit the first that has it
 * @param run with its acceptance
 */
public record AcceptedRun(String commit, Run run) {

    public AcceptedRun {
        if (run.acceptance() == null) {
            throw new IllegalArgumentException("nobody accepted what commit " + commit + " has");
        }
    }
}
