package dev.backsight.checker.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskKindTest {

    @TempDir
    private Path root;

    private Fixture fixture;

    @BeforeEach
    void disks() {
        String pci = "sys/devices/pci0000:00/";
        fixture = new Fixture(root)
                .file("proc/self/mountinfo", Fixture.text("mountinfo-desktop.txt"))
                .file(pci + "nvme/nvme0/nvme0n1/queue/rotational", "0\n")
                .file(pci + "nvme/nvme0/nvme0n1/nvme0n1p2/partition", "2\n")
                .link("sys/dev/block/259:2", pci + "nvme/nvme0/nvme0n1/nvme0n1p2")
                .file(pci + "ata1/block/sda/queue/rotational", "0\n")
                .file(pci + "ata1/block/sda/device/vendor", "ATA     \n")
                .file(pci + "ata1/block/sda/sda1/partition", "1\n")
                .link("sys/class/block/sda1", pci + "ata1/block/sda/sda1")
                .file(pci + "ata2/block/sdb/queue/rotational", "1\n")
                .file(pci + "ata2/block/sdb/sdb1/partition", "1\n")
                .link("sys/dev/block/8:17", pci + "ata2/block/sdb/sdb1")
                .file(pci + "ata3/block/sdc/queue/rotational", "1\n")
                .file(pci + "ata3/block/sdc/device/vendor", "QEMU    \n")
                .file(pci + "ata3/block/sdc/sdc1/partition", "1\n")
                .link("sys/dev/block/8:33", pci + "ata3/block/sdc/sdc1")
                .file(pci + "virtio1/block/vda/queue/rotational", "1\n")
                .link("sys/dev/block/253:0", pci + "virtio1/block/vda")
                .file("sys/devices/virtual/block/dm-1/queue/rotational", "0\n")
                .link("sys/devices/virtual/block/dm-1/slaves/sdb1", pci + "ata2/block/sdb/sdb1")
                .link("sys/dev/block/254:1", "sys/devices/virtual/block/dm-1");
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/local,        ext4 on nvme",
        "/tmp/x,            tmpfs on memory",
        "/tmpfoo,           ext4 on nvme",
        "/home/me/project,  btrfs on ssd",
        "/srv/data,         xfs on rotational",
        "/mnt/my disk/data, ext4 on rotational",
        "/net,              nfs4 on network",
        "/vm,               ext4 on virtual",
        "/emulated,         ext4 on virtual",
    })
    void theDeviceBelowTheDirectoryIsFound(String directory, String kind) {
        assertThat(new DiskKind(fixture.files()).of(Path.of(directory))).isEqualTo(kind);
    }

    @Test
    void ofAContainersOverlayOnlyTheFileSystemIsKnownUnlessAVolumeIsMounted() {
        fixture.file("proc/self/mountinfo", Fixture.text("mountinfo-container.txt"))
                .link("sys/dev/block/259:1", "sys/devices/pci0000:00/nvme/nvme0/nvme0n1/nvme0n1p2");

        assertThat(new DiskKind(fixture.files()).of(Path.of("/app"))).isEqualTo("overlay");
        assertThat(new DiskKind(fixture.files()).of(Path.of("/work/target"))).isEqualTo("ext4 on nvme");
    }

    @Test
    void withoutAListOfMountsItIsUnknown() {
        assertThat(new DiskKind(new SystemFiles(root.resolve("empty"))).of(Path.of("/")))
                .isNull();
    }
}
