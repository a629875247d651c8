package dev.backsight.checker.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * File system and kind of device below a directory on Linux, e.g. {@code ext4 on nvme}: {@code nvme}, {@code ssd},
 * {@code rotational}, {@code virtual} (a hypervisor's disk, which does not say what it is made of), {@code memory},
 * {@code network}, or only the file system where the device cannot be seen, as below a container's overlay.
 */
final class DiskKind {

    private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");
    private static final Set<String> REMOTE = Set.of("nfs", "nfs4", "cifs", "smb3", "ceph", "lustre", "fuse.sshfs");
    private static final Set<String> OF_HYPERVISOR = Set.of("9p", "virtiofs", "vboxsf", "fuse.vmhgfs-fuse");
    private static final int MOST_LAYERS = 8;

    private final SystemFiles files;

    DiskKind(SystemFiles files) {
        this.files = files;
    }

    /** Null where the directory's mount is not listed. */
    @Nullable
    String of(Path realDirectory) {
        Optional<Mount> mount = Mount.of(realDirectory, files.lines("proc/self/mountinfo"));
        return mount.map(
                        m -> m.type() + device(m).map(device -> " on " + device).orElse(""))
                .orElse(null);
    }

    private Optional<String> device(Mount mount) {
        if (IN_MEMORY.contains(mount.type())) {
            return Optional.of("memory");
        }
        if (REMOTE.contains(mount.type())) {
            return Optional.of("network");
        }
        if (OF_HYPERVISOR.contains(mount.type())) {
            return Optional.of("virtual");
        }
        return block("sys/dev/block/" + mount.device())
                // btrfs and others number their mounts themselves, but name the device.
                .or(() -> mount.source().startsWith("/dev/")
                        ? block("sys/class/block/" + mount.source().substring("/dev/".length()))
                        : Optional.empty());
    }

    private Optional<String> block(String link) {
        return files.realDirectory(link).map(this::wholeDisk).flatMap(disk -> kind(disk, MOST_LAYERS));
    }

    /** A partition is a directory inside its disk's. */
    private String wholeDisk(String directory) {
        Path parent = Path.of(directory).getParent();
        return parent != null && files.exists(directory + "/partition") ? parent.toString() : directory;
    }

    private Optional<String> kind(String disk, int layers) {
        String name = String.valueOf(Path.of(disk).getFileName());
        // Encryption, logical volumes and RAID lie on others; the first tells well enough.
        List<String> below = files.list(disk + "/slaves");
        if (!below.isEmpty()) {
            return layers == 0
                    ? Optional.empty()
                    : files.realDirectory(disk + "/slaves/" + below.get(0))
                            .map(this::wholeDisk)
                            .flatMap(lower -> kind(lower, layers - 1));
        }
        if (name.startsWith("nvme")) {
            return Optional.of("nvme");
        }
        if (name.startsWith("zram") || name.startsWith("ram") || name.startsWith("pmem")) {
            return Optional.of("memory");
        }
        if (name.startsWith("vd") || name.startsWith("xvd") || isVirtual(disk)) {
            return Optional.of("virtual");
        }
        String rotational = files.text(disk + "/queue/rotational");
        if (rotational == null) {
            return Optional.empty();
        }
        return Optional.of(rotational.strip().equals("0") ? "ssd" : "rotational");
    }

    /** Disks that hypervisors emulate on a SCSI bus say so in their vendor or model. */
    private boolean isVirtual(String disk) {
        String vendor = files.text(disk + "/device/vendor");
        String model = files.text(disk + "/device/model");
        String both = (vendor + " " + model).toLowerCase(Locale.ROOT);
        return List.of("qemu", "vbox", "vmware", "virtual disk", "msft").stream()
                .anyMatch(both::contains);
    }
}
