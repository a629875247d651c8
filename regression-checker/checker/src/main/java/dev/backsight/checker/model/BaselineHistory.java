package dev.backsight.checker.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How accepted numbers moved between two commits of a repository.
 *
 * @param from null for the beginning of its history
 * @param cutOff whether that beginning is not in this clone
 * @param suites by environment and suite
 */
public record BaselineHistory(@Nullable Revision from, Revision to, boolean cutOff, List<SuiteHistory> suites) {

    public BaselineHistory {
        suites = List.copyOf(suites);
    }
}
