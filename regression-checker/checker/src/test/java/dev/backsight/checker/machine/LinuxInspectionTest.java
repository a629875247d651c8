package dev.backsight.checker.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backsight.checker.fitness.Examination;
import dev.backsight.checker.fitness.JvmState;
import dev.backsight.checker.fitness.MachineState;
import dev.backsight.checker.fitness.ProcessorState;
import dev.backsight.checker.fitness.QuotaState;
import dev.backsight.checker.fitness.WithheldState;
import dev.backsight.checker.model.Finding;
import dev.backsight.checker.model.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's files of several machines, read and then judged. That of {@code vm.tree} was recorded on one. */
class LinuxInspectionTest {

    private static final JvmState JVM = new JvmState(
            "17.0.15", "OpenJDK 64-Bit Server VM", "release", "mixed mode", 4, "G1", false, List.of(), new TreeMap<>());

    @TempDir
    private Path root;

    @Test
    void aVirtualMachineWithNeighbours() {
        // In a second: 150 ticks busy of which this process 20, 10 stolen, 40 idle.
        MachineState state = inspect(
                "vm", "cpu  7876332 58264 1061335 3009450 44703 0 28542 20262 0 0\n", "71741498 89928407 85\n", 0.2);

        assertThat(state.processors()).isEqualTo(new ProcessorState(2, 2, 2, true));
        assertThat(state.load().others()).isCloseTo(1.3, within(1e-9));
        assertThat(state.load().lastMinute()).isEqualTo(3.40);
        assertThat(state.stolen().now()).isCloseTo(10.0 / 200, within(1e-9));
        assertThat(state.stolen().sinceStart()).isCloseTo(0.0017, within(1e-4));
        assertThat(state.withheld().share()).isNotNull().isPositive();
        assertThat(state.quota()).isEqualTo(QuotaState.NONE);
        assertThat(state.disk().fileSystem()).isEqualTo("ext4");
        Map<String, Finding> findings = judged(state);
        assertThat(severities(findings))
                .containsEntry("load", Severity.SEVERE)
                .containsEntry("stolen-time", Severity.WARNING)
                .containsEntry("frequency-governor", Severity.NOTE)
                .containsEntry("processors", Severity.NOTE)
                .containsEntry("timer", Severity.OK)
                .containsEntry("memory", Severity.OK)
                .containsEntry("swap", Severity.OK)
                .containsEntry("cpu-quota", Severity.OK)
                .containsEntry("disk", Severity.OK)
                .containsEntry("jvm", Severity.OK)
                .doesNotContainKeys("turbo", "hardware-threads");
        assertThat(findings.get("load").seen())
                .isEqualTo("other programs keep 1.3 of 2 processors busy; load average of the last minute 3.4");
    }

    @Test
    void aLaptopAsItComes() {
        MachineState state = inspect("laptop", "cpu  400003 0 100002 1490390 10005 0 0 0 0 0\n", null, 0);

        assertThat(state.processors()).isEqualTo(new ProcessorState(4, 4, 2, false));
        assertThat(state.frequency().governors()).containsExactly("performance", "powersave");
        assertThat(state.frequency().turbo()).isTrue();
        assertThat(state.memory().swapUsed()).isEqualTo((2097148L - 1573884) * 1024);
        Map<String, Finding> findings = judged(state);
        assertThat(severities(findings))
                .containsEntry("load", Severity.OK)
                .containsEntry("frequency-governor", Severity.WARNING)
                .containsEntry("turbo", Severity.NOTE)
                .containsEntry("hardware-threads", Severity.NOTE)
                .containsEntry("timer", Severity.WARNING)
                .containsEntry("memory", Severity.WARNING)
                .containsEntry("swap", Severity.WARNING);
        assertThat(findings.get("timer").mend()).contains("echo tsc");
        assertThat(findings.get("turbo").mend()).contains("intel_pstate/no_turbo");
    }

    @Test
    void aServerSetUpForMeasuringHasNothingToMend() {
        MachineState state = inspect("server", "cpu  10002 0 5001 3985397 0 0 0 0 0 0\n", null, 0);

        assertThat(judged(state).values())
                .allSatisfy(finding ->
                        assertThat(finding.severity()).as(finding.toString()).isEqualTo(Severity.OK));
        assertThat(judged(state)).containsKeys("load", "stolen-time", "withheld-time", "turbo", "timer", "processors");
    }

    @Test
    void aContainerWithAQuota() {
        MachineState state = inspect("pod", "cpu  1000200 0 200100 700040 0 0 0 100060 0 0\n", null, 0);

        assertThat(state.processors()).isEqualTo(new ProcessorState(2, 4, 2, true));
        assertThat(state.quota()).isEqualTo(new QuotaState(1.5, 0.25));
        assertThat(state.withheld()).isEqualTo(new WithheldState(null));
        assertThat(state.memory().available()).isEqualTo(1L << 30);
        Map<String, Finding> findings = judged(state);
        assertThat(severities(findings))
                .containsEntry("load", Severity.WARNING)
                .containsEntry("stolen-time", Severity.SEVERE)
                .containsEntry("cpu-quota", Severity.SEVERE)
                .containsEntry("withheld-time", Severity.WARNING)
                .containsEntry("memory", Severity.WARNING)
                .containsEntry("disk", Severity.WARNING)
                .containsEntry("timer", Severity.OK);
        assertThat(findings.get("load").seen()).startsWith("other programs keep 3 of 4 processors busy");
        assertThat(findings.get("cpu-quota").seen())
                .isEqualTo("a container limits the processor time to 1.5 processors, and stopped its programs in 25.0 %"
                        + " of all periods");
    }

    @Test
    void whatTheSystemDoesNotTellIsLeftOut() {
        MachineState state = inspect("nothing", null, null, 0);

        assertThat(state.load().others()).isNull();
        assertThat(state.stolen()).isNull();
        assertThat(judged(state)).doesNotContainKeys("load", "stolen-time", "frequency-governor", "memory", "disk");
        assertThat(judged(state)).containsKeys("timer", "jvm", "processors");
    }

    @Test
    void linesOfAnotherFormAreUnknown() {
        new Fixture(root)
                .file("proc/stat", "cpu 12345678\n")
                .file("proc/loadavg", "NaN 1 2\n")
                .file("proc/meminfo", "MemAvailable: 99999999999999999999999 kB\nSwapTotal: -1 kB\n")
                .file("proc/self/status", "Cpus_allowed_list:\t7-3\n")
                .file("proc/thread-self/schedstat", "one two three\n")
                .file("sys/devices/system/clocksource/clocksource0/current_clocksource", "\n");

        MachineState state = inspect("nothing", null, null, 0);

        assertThat(state.load().others()).isNull();
        assertThat(state.load().lastMinute()).isNull();
        assertThat(state.memory().available()).isNull();
        assertThat(state.memory().swap()).isNull();
        assertThat(state.withheld()).isEqualTo(new WithheldState(null));
        assertThat(state.timer().source()).isNull();
        assertThat(state.processors().usable()).isPositive();
    }

    /** @param laterStat what {@code /proc/stat} says a second later */
    private MachineState inspect(String tree, String laterStat, String laterSchedstat, double ownSeconds) {
        Fixture fixture = new Fixture(root);
        if (!tree.equals("nothing")) {
            fixture.tree(tree);
        }
        Watch watch = new Watch() {

            private Duration own = Duration.ZERO;

            @Override
            public Duration doNothing() {
                if (laterStat != null) {
                    fixture.file("proc/stat", laterStat);
                }
                own = Duration.ofMillis((long) (ownSeconds * 1000));
                return Duration.ofSeconds(1);
            }

            @Override
            public ClockReading readTheClock() {
                if (laterSchedstat != null) {
                    fixture.file("proc/thread-self/schedstat", laterSchedstat);
                }
                return new ClockReading(25, 20);
            }

            @Override
            public Duration ownTime() {
                return own;
            }
        };
        return new LinuxInspection(fixture.files(), watch).inspect(Path.of("/srv/data"), 50L << 30, JVM);
    }

    private static Map<String, Finding> judged(MachineState state) {
        return Examination.of(state).stream().collect(Collectors.toMap(Finding::key, Function.identity()));
    }

    private static Map<String, Severity> severities(Map<String, Finding> findings) {
        return findings.values().stream().collect(Collectors.toMap(Finding::key, Finding::severity));
    }
}
