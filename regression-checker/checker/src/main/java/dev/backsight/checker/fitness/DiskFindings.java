package dev.backsight.checker.fitness;

import dev.backsight.checker.model.Finding;
import dev.backsight.checker.model.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What benchmarks that write files measure. */
final class DiskFindings {

    private static final long GIB = 1L << 30;
    private static final String ELSEWHERE = "Name a directory on a local disk: --data <dir> (Maven: -Dbacksight.dir).";

    private DiskFindings() {}

    static List<Finding> of(DiskState disk) {
        List<Finding> findings = new ArrayList<>();
        if (disk.fileSystem() != null) {
            findings.add(kind(disk, disk.fileSystem()));
        }
        if (disk.freeBytes() != null) {
            findings.add(space(disk, disk.freeBytes()));
        }
        return findings;
    }

    private static Finding kind(DiskState disk, String fileSystem) {
        String device = disk.device();
        String seen = disk.directory() + " lies on " + fileSystem + (device == null ? "" : " (" + device + ")");
        String cost = cost(fileSystem, device);
        if (cost == null) {
            return Finding.fine("disk", seen);
        }
        boolean slow = "rotational".equals(device);
        return new Finding("disk", slow ? Severity.NOTE : Severity.WARNING, seen, cost, ELSEWHERE);
    }

    private static @Nullable String cost(String fileSystem, @Nullable String device) {
        if ("memory".equals(device)) {
            return "Writing there is copying in memory, and forcing it to disk does nothing: what files cost users is"
                    + " not measured.";
        }
        if ("network".equals(device)) {
            return "Every operation on a file crosses the network: other people's traffic is measured along with the"
                    + " code.";
        }
        if (List.of("9p", "virtiofs", "vboxsf", "fuse.vmhgfs-fuse", "drvfs").contains(fileSystem)) {
            return "The directory is the host's: every operation on a file is a request to the hypervisor.";
        }
        if (fileSystem.startsWith("fuse")) {
            return "Every operation on a file is a call to another program.";
        }
        if (fileSystem.equals("overlay")) {
            return "A container's layers: looking up a file takes longer, the first change of a file copies it, and the"
                    + " disk below cannot be seen, so that baselines of different disks look alike.";
        }
        return "rotational".equals(device)
                ? "The time of a write depends on where the disk's head happens to be: file benchmarks scatter by"
                        + " milliseconds."
                : null;
    }

    private static Finding space(DiskState disk, long free) {
        String seen = Quantity.bytes(free) + " are free in " + disk.directory();
        if (free >= GIB) {
            return Finding.fine("disk-space", seen);
        }
        return new Finding(
                "disk-space",
                free < GIB / 10 ? Severity.SEVERE : Severity.WARNING,
                seen,
                "A measurement that fills the disk breaks off, and a file system that is nearly full takes longer to"
                        + " find room.",
                "Make room, or name a directory on another disk: --data <dir> (Maven: -Dbacksight.dir).");
    }
}
