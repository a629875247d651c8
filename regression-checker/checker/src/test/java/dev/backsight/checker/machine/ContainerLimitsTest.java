package dev.backsight.checker.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerLimitsTest {

    private static final String VERSION_2 = "30 23 0:26 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw,nsdelegate\n";
    private static final String VERSION_1 = """
            33 30 0:29 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory
            34 30 0:30 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct
            """;

    @TempDir
    private Path root;

    @Test
    void theTightestOfTheGroupAndThoseAboveItCountsInVersion2() {
        Fixture fixture = new Fixture(root)
                .file("proc/self/mountinfo", VERSION_2)
                .file("proc/self/cgroup", "0::/system.slice/ci.service\n")
                .file("sys/fs/cgroup/system.slice/cpu.max", "200000 100000\n")
                .file("sys/fs/cgroup/system.slice/memory.max", "max\n")
                .file("sys/fs/cgroup/system.slice/ci.service/cpu.max", "max 100000\n")
                .file("sys/fs/cgroup/system.slice/ci.service/memory.max", "1073741824\n");

        assertThat(ContainerLimits.read(fixture.files())).isEqualTo(new ContainerLimits(2.0, 1L << 30));
    }

    @Test
    void noLimitIsNone() {
        Fixture fixture = new Fixture(root)
                .file("proc/self/mountinfo", VERSION_2)
                .file("proc/self/cgroup", "0::/user.slice\n")
                .file("sys/fs/cgroup/user.slice/cpu.max", "max 100000\n")
                .file("sys/fs/cgroup/user.slice/memory.max", "max\n");

        assertThat(ContainerLimits.read(fixture.files())).isEqualTo(ContainerLimits.NONE);
        assertThat(ContainerLimits.read(new SystemFiles(root.resolve("empty")))).isEqualTo(ContainerLimits.NONE);
    }

    @Test
    void aContainerOfVersion1SeesItsOwnGroupAsTheMountsRoot() {
        Fixture fixture = new Fixture(root)
                .file("proc/self/mountinfo", VERSION_1)
                .file("proc/self/cgroup", "5:memory:/docker/c0ffee\n4:cpu,cpuacct:/docker/c0ffee\n1:name=systemd:/\n")
                .file("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "50000\n")
                .file("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000\n")
                .file("sys/fs/cgroup/memory/memory.limit_in_bytes", "536870912\n");

        assertThat(ContainerLimits.read(fixture.files())).isEqualTo(new ContainerLimits(0.5, 512L << 20));
    }

    @Test
    void version1WritesNoLimitAsMinusOneAndAsAHugeNumber() {
        Fixture fixture = new Fixture(root)
                .file("proc/self/mountinfo", VERSION_1)
                .file("proc/self/cgroup", "5:memory:/\n4:cpu,cpuacct:/\n")
                .file("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "-1\n")
                .file("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000\n")
                .file("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");

        assertThat(ContainerLimits.read(fixture.files())).isEqualTo(ContainerLimits.NONE);
    }

    @Test
    void linesOfAnotherFormAreNoLimit() {
        Fixture fixture = new Fixture(root)
                .file("proc/self/mountinfo", "nonsense\n" + VERSION_2)
                .file("proc/self/cgroup", "nonsense\n0::/\n")
                .file("sys/fs/cgroup/cpu.max", "100000 0\n")
                .file("sys/fs/cgroup/memory.max", "99999999999999999999999\n");

        assertThat(ContainerLimits.read(fixture.files())).isEqualTo(ContainerLimits.NONE);
    }
}
