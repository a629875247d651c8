package dev.backsight.checker.baseline;

import dev.backsight.checker.git.CommittedFiles;
import java.util.ArrayList;
import java.util.List;

/**
 * The contents that a baseline's file had, one after the other, between two commits.
 *
 * @param list no two neighbours are the same
 * @param atStart whether it was there at the first commit: the first of the list is what it was then
 * @param atEnd whether it is there at the second: the last of the list is what it is then
 */
public record BaselineVersions(List<Version> list, boolean atStart, boolean atEnd) {

    public BaselineVersions {
        list = List.copyOf(list);
    }

    /** @param commit the first that has it */
    public record Version(String commit, CommittedFiles.Entry entry) {}

    /** Collects them in order. */
    static final class Collector {

        private final List<Version> list = new ArrayList<>();

        void add(String commit, CommittedFiles.Entry entry) {
            if (list.isEmpty() || !list.get(list.size() - 1).entry().id().equals(entry.id())) {
                list.add(new Version(commit, entry));
            }
        }

        BaselineVersions versions(boolean atStart, boolean atEnd) {
            return new BaselineVersions(list, atStart, atEnd);
        }
    }
}
