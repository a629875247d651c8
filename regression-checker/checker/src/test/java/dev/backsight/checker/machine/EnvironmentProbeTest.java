package dev.backsight.checker.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.measure.SubjectJar;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Jvm;
import dev.backsight.checker.model.Machine;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentProbeTest {

    @TempDir
    private Path root;

    @ParameterizedTest
    @CsvSource({
        "cpuinfo-intel.txt,        Intel(R) Xeon(R) Platinum 8259CL CPU @ 2.50GHz, 4",
        "cpuinfo-amd.txt,          AMD Ryzen 9 5950X 16-Core Processor, 2",
        "cpuinfo-arm-neoverse.txt, ARM part 0xd0c variant 0x3 revision 1, 2",
        "cpuinfo-arm-board.txt,    ARMv7 Processor rev 3 (v7l), 1",
    })
    void processorsAreToldFromCpuinfo(String fixture, String model, int count) {
        assertThat(CpuModel.parse(Fixture.text(fixture))).isEqualTo(new CpuModel(model, count));
    }

    @Test
    void aCpuinfoThatSaysNothingIsUnknown() {
        assertThat(CpuModel.parse("")).isEqualTo(new CpuModel(null, null));
        assertThat(CpuModel.parse("Hardware\nprocessor\t: 0\n")).isEqualTo(new CpuModel(null, 1));
    }

    @Test
    void theMachineIsReadFromTheKernelsFiles() {
        Fixture fixture = new Fixture(root)
                .file("proc/cpuinfo", Fixture.text("cpuinfo-intel.txt"))
                .file("proc/meminfo", "MemTotal:       16308924 kB\nMemFree:         1030252 kB\n")
                .file("proc/self/mountinfo", Fixture.text("mountinfo-container.txt"))
                .file("proc/self/cgroup", "0::/\n")
                .file("sys/fs/cgroup/cpu.max", "150000 100000\n")
                .file("sys/fs/cgroup/memory.max", "2147483648\n");

        Machine machine = new EnvironmentProbe(fixture.files()).linux(Path.of("/srv/x"), "amd64", "6.1.0-18-amd64");

        assertThat(machine)
                .isEqualTo(new Machine(
                        "Intel(R) Xeon(R) Platinum 8259CL CPU @ 2.50GHz",
                        4,
                        16308924L * 1024,
                        "Linux",
                        "6.1.0-18-amd64",
                        "amd64",
                        1.5,
                        2147483648L,
                        "overlay"));
    }

    @Test
    void aMachineThatHidesItsFilesIsUnknownExceptForItsFamily() {
        Machine machine = new EnvironmentProbe(new SystemFiles(root)).linux(Path.of("/"), null, null);

        assertThat(machine).isEqualTo(new Machine(null, null, null, "Linux", null, null, null, null, null));
    }

    @Test
    void vendorAndVersionAndCollectorAreToldFromTheJvmsOutput() {
        assertThat(JvmProbe.parse(Fixture.text("jvm-temurin-25.txt"), List.of("-XX:+UseZGC")))
                .isEqualTo(new Jvm(
                        "Eclipse Adoptium", "25.0.1", "OpenJDK 64-Bit Server VM", "ZGC", List.of("-XX:+UseZGC")));
        assertThat(JvmProbe.parse(Fixture.text("jvm-oracle-8.txt"), List.of()))
                .isEqualTo(new Jvm(
                        "Oracle Corporation", "1.8.0_402", "Java HotSpot(TM) 64-Bit Server VM", "Parallel", List.of()));
        assertThat(JvmProbe.parse("", List.of())).isEqualTo(new Jvm(null, null, null, null, List.of()));
    }

    @Test
    void thisJvmIsWhatItSaysOfItself() {
        Jvm jvm = new EnvironmentProbe()
                .probe(SubjectJar.JAVA, List.of("-XX:+UseSerialGC", "-Djmh.ignoreLock=true"), root, "1.37")
                .jvm();

        assertThat(jvm.vendor()).isEqualTo(System.getProperty("java.vendor"));
        assertThat(jvm.version()).isEqualTo(System.getProperty("java.version"));
        assertThat(jvm.name()).isEqualTo(System.getProperty("java.vm.name"));
        assertThat(jvm.gc()).isEqualTo("Serial");
        assertThat(jvm.flags()).containsExactly("-XX:+UseSerialGC");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void everythingThatDecidesIsKnownOfThisMachine() {
        Environment environment = new EnvironmentProbe().probe(SubjectJar.JAVA, List.of(), Path.of(""), "1.37");

        assertThat(environment.deciding())
                .containsKeys("CPU model", "CPUs", "memory", "OS", "architecture", "disk", "JDK vendor", "JDK", "GC");
        assertThat(environment.jmhVersion()).isEqualTo("1.37");
    }

    @Test
    void flagsThatTheJvmRefusesAreTheUsersMistake() {
        assertThatThrownBy(() -> new EnvironmentProbe().probe(SubjectJar.JAVA, List.of("-XX:+NoSuch"), root, null))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("does not start with the JVM flags [-XX:+NoSuch]")
                .hasMessageContaining("Unrecognized VM option");
        assertThatThrownBy(() -> new EnvironmentProbe().probe(root.resolve("java"), List.of(), root, null))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("cannot be started");
    }
}
