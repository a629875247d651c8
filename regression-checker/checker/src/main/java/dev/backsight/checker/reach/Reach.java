package dev.backsight.checker.reach;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark of one build may run or read.
 *
 * @param lines that list the benchmark, with its settings
 * @param files the SHA-256 of each, by name
 * @param everythingBecause where all files count, the class and what in it cannot be followed; otherwise null
 */
record Reach(
        String lines,
        SortedMap<String, String> files,
        @Nullable String everythingBecause) {

    long classes() {
        return files.keySet().stream().filter(file -> file.endsWith(".class")).count();
    }
}
