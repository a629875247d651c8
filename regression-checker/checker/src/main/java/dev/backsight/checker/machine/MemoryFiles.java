package dev.backsight.checker.machine;

import dev.backsight.checker.fitness.MemoryState;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /proc/meminfo} and {@code /proc/vmstat}; see {@code man 5 proc_meminfo}, {@code proc_vmstat}. */
final class MemoryFiles {

    private static final Pattern ENTRY = Pattern.compile("(\\w+):\\s+(\\d{1,15}) kB");
    private static final Pattern COUNTER = Pattern.compile("(pswpin|pswpout) (\\d{1,18})");
    private static final Set<String> WANTED = Set.of("MemTotal", "MemAvailable", "SwapTotal", "SwapFree");

    private final SystemFiles files;

    MemoryFiles(SystemFiles files) {
        this.files = files;
    }

    /** Pages that went to swap or came back since the machine started; 0 where it does not say. */
    long swappedPages() {
        long pages = 0;
        for (String line : files.lines("proc/vmstat")) {
            Matcher counter = COUNTER.matcher(line);
            if (counter.matches()) {
                pages += Long.parseLong(counter.group(2));
            }
        }
        return pages;
    }

    /** @param limit of a container, in bytes */
    MemoryState state(@Nullable Long limit, long swappedPages) {
        Map<String, Long> bytes = new HashMap<>();
        for (String line : files.lines("proc/meminfo")) {
            Matcher entry = ENTRY.matcher(line);
            if (entry.matches() && WANTED.contains(entry.group(1))) {
                bytes.put(entry.group(1), Long.parseLong(entry.group(2)) * 1024);
            }
        }
        Long total = bytes.get("MemTotal");
        Long available = bytes.get("MemAvailable");
        Long swap = bytes.get("SwapTotal");
        Long swapFree = bytes.get("SwapFree");
        @Nullable Long tighter = limit == null || (total != null && limit >= total) ? null : limit;
        return new MemoryState(
                available == null || tighter == null ? available : Long.valueOf(Math.min(available, tighter)),
                tighter,
                swap,
                swap == null || swapFree == null ? null : Long.valueOf(Math.max(0, swap - swapFree)),
                swappedPages);
    }
}
