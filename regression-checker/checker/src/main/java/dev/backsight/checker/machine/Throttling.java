package dev.backsight.checker.machine;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How often a quota of processor time was used up: {@code cpu.stat} of both versions of control groups. */
final class Throttling {

    private Throttling() {}

    /** Of the periods so far, in the group where it happened most often, from 0 to 1; null where none is counted. */
    static @Nullable Double share(SystemFiles files) {
        ControlGroups groups = new ControlGroups(files);
        Double most = null;
        for (Path group : Stream.concat(groups.unified().stream(), groups.of("cpu").stream())
                .toList()) {
            Map<String, Long> figures = new HashMap<>();
            for (String line : files.lines(group.resolve("cpu.stat").toString())) {
                if (line.matches("nr_(periods|throttled) \\d{1,18}")) {
                    int blank = line.indexOf(' ');
                    figures.put(line.substring(0, blank), Long.valueOf(line.substring(blank + 1)));
                }
            }
            long periods = figures.getOrDefault("nr_periods", 0L);
            if (periods > 0) {
                double share = Math.min(1, (double) figures.getOrDefault("nr_throttled", 0L) / periods);
                most = most == null ? share : Math.max(most, share);
            }
        }
        return most;
    }
}
