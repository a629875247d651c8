package dev.backsight.checker.fitness;

import dev.backsight.checker.model.Finding;
import dev.backsight.checker.model.Severity;
import java.util.ArrayList;
import java.util.List;

/** Room for the heaps of two builds, and what happens without. */
final class MemoryFindings {

    private static final long MIB = 1L << 20;
    /** Two small JVMs with nothing to spare. */
    private static final long LEAST = 512 * MIB;
    /** Two JVMs of a common size, and files that stay in the page cache. */
    private static final long ENOUGH = 2048 * MIB;

    private MemoryFindings() {}

    static List<Finding> of(MemoryState memory) {
        List<Finding> findings = new ArrayList<>();
        if (memory.available() != null) {
            findings.add(available(memory.available(), memory));
        }
        if (memory.swap() != null) {
            findings.add(swap(memory.swap(), memory));
        }
        return findings;
    }

    private static Finding available(long available, MemoryState memory) {
        String seen = Quantity.bytes(available) + " of memory are free for new programs"
                + (memory.limit() == null ? "" : ", within a container's limit of " + Quantity.bytes(memory.limit()));
        if (available >= ENOUGH) {
            return Finding.fine("memory", seen);
        }
        return new Finding(
                "memory",
                available < LEAST ? Severity.SEVERE : Severity.WARNING,
                seen,
                "Two builds are alive at once. Where their heaps do not fit, the system swaps or kills one of them; the"
                        + " page cache shrinks, and files are read from disk again; a small machine also makes the JVM"
                        + " choose a small heap.",
                "Stop what holds memory, raise the container's limit, or give the benchmarks small heaps"
                        + " (--jvm-arg=-Xmx512m).");
    }

    private static Finding swap(long swap, MemoryState memory) {
        if (swap == 0) {
            return Finding.fine("swap", "there is no swap space");
        }
        long used = memory.swapUsed() == null ? 0 : memory.swapUsed();
        long pages = memory.swappedPages() == null ? 0 : memory.swappedPages();
        String seen = "swap space of " + Quantity.bytes(swap) + ", of which " + Quantity.bytes(used) + " hold something"
                + (pages == 0 ? "" : "; " + pages + " pages moved within a second");
        return new Finding(
                "swap",
                pages > 0 ? Severity.SEVERE : used >= MIB ? Severity.WARNING : Severity.NOTE,
                seen,
                "A page of a heap that went to disk costs the thread that wants it milliseconds, and the collector walks"
                        + " over all of them.",
                "sudo swapoff -a (until the next start of the machine)");
    }
}
