package dev.backsight.checker.fitness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backsight.checker.model.Finding;
import dev.backsight.checker.model.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExaminationTest {

    private static final ProcessorState FOUR = new ProcessorState(4, 4, 4, false);

    @ParameterizedTest
    @CsvSource({
        // processors, busy with others, load average: severity
        "4, 0.05, 0.2, OK",
        "4, 0.5,  0.5, WARNING",
        "4, 3.5,  3.5, SEVERE",
        "2, 1.1,  1.1, WARNING",
        "2, 1.5,  1.5, SEVERE",
        "1, 0.05, 0.1, OK",
        "4, 0.0,  9.0, NOTE",
        "4, ,     0.5, OK",
        "4, ,     4.5, WARNING",
    })
    void loadCountsByWhatItLeavesTheBenchmark(int usable, Double others, Double average, Severity severity) {
        List<Finding> findings =
                LoadFindings.of(new LoadState(others, average), new ProcessorState(usable, null, null, false));
        assertThat(findings).singleElement().extracting(Finding::severity).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({"0.0, 0.001, OK", "0.0, 0.05, NOTE", "0.02, 0.0, WARNING", "0.3, 0.1, SEVERE"})
    void stolenTimeCountsMostWhileItHappens(double now, double before, Severity severity) {
        assertThat(SharedProcessorFindings.ofStolen(new StolenTime(now, before)).severity())
                .isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({"0.001, OK", "0.05, NOTE", "0.5, WARNING", ", WARNING"})
    void withheldTimeIsWorstWhereItIsNotCounted(Double share, Severity severity) {
        assertThat(SharedProcessorFindings.ofWithheld(new WithheldState(share)).severity())
                .isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({", , OK", "4, 0.0, WARNING", "4, 0.02, SEVERE", "1, , SEVERE"})
    void aQuotaThatStopsProgramsIsWorst(Double processors, Double throttled, Severity severity) {
        assertThat(QuotaFindings.of(new QuotaState(processors, throttled)))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({
        "tsc,     25,    1,       OK",
        "xen,     60,    1,       OK",
        "hpet,    60,    70,      WARNING",
        "tsc,     700,   1,       WARNING",
        "tsc,     25,    15600,   WARNING",
        "acpi_pm, 1200,  300,     SEVERE",
        ",        25,    15600000, SEVERE",
    })
    void aClockIsJudgedByItsCostAndItsStep(String source, double cost, double step, Severity severity) {
        assertThat(TimerFindings.of(new TimerState(source, List.of(), step, cost))
                        .severity())
                .isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({"1, SEVERE", "2, NOTE", "3, NOTE", "4, OK", "64, OK"})
    void fewProcessorsAreShared(int usable, Severity severity) {
        assertThat(ProcessorFindings.of(new ProcessorState(usable, null, null, false)))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(severity);
    }

    @Test
    void aGovernorThatSavesPowerIsMendedAndAHostsIsOnlyKnown() {
        FrequencyState saving = new FrequencyState(new TreeSet<>(Set.of("schedutil")), "amd-pstate", true);
        assertThat(FrequencyFindings.of(saving, FOUR))
                .extracting(Finding::key, Finding::severity)
                .containsExactly(tuple("frequency-governor", Severity.WARNING), tuple("turbo", Severity.NOTE));
        assertThat(FrequencyFindings.of(saving, FOUR).get(1).mend()).contains("cpufreq/boost");
        assertThat(FrequencyFindings.of(FrequencyState.UNKNOWN, FOUR)).isEmpty();
        assertThat(FrequencyFindings.of(FrequencyState.UNKNOWN, new ProcessorState(2, 2, 2, true)))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.NOTE);
    }

    @ParameterizedTest
    @CsvSource({
        "ext4,   nvme,       OK",
        "ext4,   virtual,    OK",
        "xfs,    ,           OK",
        "ext4,   rotational, NOTE",
        "tmpfs,  memory,     WARNING",
        "nfs4,   network,    WARNING",
        "9p,     virtual,    WARNING",
        "fuse.s3fs, ,        WARNING",
        "overlay, ,          WARNING",
    })
    void aDiskIsJudgedByWhatItIs(String fileSystem, String device, Severity severity) {
        assertThat(DiskFindings.of(new DiskState("/data", fileSystem, device, null)))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(severity);
    }

    @Test
    void aNearlyFullDiskIsToldOf() {
        assertThat(DiskFindings.of(new DiskState("/data", null, null, 500L << 20)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.seen()).isEqualTo("500 MiB are free in /data");
                });
        assertThat(DiskFindings.of(new DiskState("/data", null, null, 10L << 20))
                        .get(0)
                        .severity())
                .isEqualTo(Severity.SEVERE);
    }

    @Test
    void swappingNowIsWorseThanHavingSwapped() {
        assertThat(swap(1L << 30, 0L, 0L)).isEqualTo(Severity.NOTE);
        assertThat(swap(1L << 30, 5L << 20, 0L)).isEqualTo(Severity.WARNING);
        assertThat(swap(1L << 30, 5L << 20, 3L)).isEqualTo(Severity.SEVERE);
        assertThat(swap(0L, 0L, 0L)).isEqualTo(Severity.OK);
    }

    private static Severity swap(Long size, Long used, Long pages) {
        return MemoryFindings.of(new MemoryState(null, null, size, used, pages))
                .get(0)
                .severity();
    }

    @Test
    void aJvmThatUsersDoNotRunIsToldOf() {
        assertThat(keys(jvm("17.0.1", "OpenJDK 64-Bit Server VM", "release", "mixed mode", 4)))
                .containsExactly("jvm");
        assertThat(keys(jvm("17.0.1", "OpenJDK 64-Bit Server VM", "slowdebug", "mixed mode", 4)))
                .containsExactly("jvm-build");
        assertThat(keys(jvm("27-ea", "OpenJDK 64-Bit Server VM", "release", "interpreted mode", 4)))
                .containsExactly("jvm-build", "jvm-mode");
        assertThat(keys(jvm("17", "OpenJDK 64-Bit Zero VM", "release", null, null)))
                .containsExactly("jvm-mode");
        assertThat(keys(jvm("17", "OpenJDK 64-Bit Server VM", null, "compiled mode", 4)))
                .containsExactly("jvm-mode");
        assertThat(keys(jvm("17", "OpenJDK 64-Bit Server VM", null, "mixed mode", 1)))
                .containsExactly("jvm-mode");
        assertThat(keys(jvm(null, null, null, null, null))).containsExactly("jvm");
    }

    private static JvmState jvm(String version, String name, String build, String mode, Integer tier) {
        return new JvmState(version, name, build, mode, tier, "G1", false, List.of(), new TreeMap<>());
    }

    private static List<String> keys(JvmState jvm) {
        return JvmFindings.of(jvm).stream().map(Finding::key).toList();
    }

    @Test
    void flagsAndVariablesAreReadForWhatTheyDoAndKeptFromTheLog() {
        JvmState told = new JvmState(
                "17",
                "OpenJDK 64-Bit Server VM",
                "release",
                "mixed mode",
                4,
                "Serial",
                true,
                List.of("-ea:org.example...", "-Xmx1g", "-javaagent:/opt/trace.jar=key=secret"),
                new TreeMap<>(Map.of("JAVA_TOOL_OPTIONS", "-Dpassword=\"two words\" -Xint -agentlib:jdwp=server=y")));
        assertThat(keys(told)).containsExactly("jvm-variables", "assertions", "agents", "collector");
        assertThat(JvmFindings.of(told))
                .extracting(Finding::seen)
                .noneMatch(seen -> seen.contains("secret") || seen.contains("words"))
                .anyMatch(seen -> seen.contains("-Dpassword=..."))
                .anyMatch(seen -> seen.contains("-javaagent:/opt/trace.jar"))
                .anyMatch(seen -> seen.contains("-ea:org.example..."));
    }

    @Test
    void theWorstComesFirst() {
        MachineState state = new MachineState(
                new ProcessorState(1, 1, 1, true),
                FrequencyState.UNKNOWN,
                new LoadState(0.5, 3.0),
                new StolenTime(0, 0.02),
                new WithheldState(null),
                new TimerState("tsc", List.of(), 20, 25),
                MemoryState.UNKNOWN,
                new DiskState("/data", null, null, null),
                QuotaState.NONE,
                jvm("17", null, null, null, null));
        List<Finding> findings = Examination.of(state);
        assertThat(findings)
                .isSortedAccordingTo(Comparator.comparing(Finding::severity).reversed());
        assertThat(findings.get(0).severity()).isEqualTo(Severity.SEVERE);
        assertThat(findings).extracting(Finding::key).doesNotHaveDuplicates();
    }
}
