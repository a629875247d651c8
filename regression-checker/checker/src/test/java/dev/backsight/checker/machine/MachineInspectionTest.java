package dev.backsight.checker.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.fitness.Examination;
import dev.backsight.checker.fitness.JvmState;
import dev.backsight.checker.fitness.MachineState;
import dev.backsight.checker.measure.SubjectJar;
import dev.backsight.checker.model.Finding;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** This machine, whatever it is. */
class MachineInspectionTest {

    @TempDir
    private Path directory;

    @Test
    void tellsOfTheClockTheProcessorsTheDiskAndTheJvmEverywhere() {
        MachineState state = new MachineInspection()
                .inspect(
                        SubjectJar.JAVA,
                        List.of("-XX:TieredStopAtLevel=1", "-Djmh.ignoreLock=true"),
                        directory.resolve("not").resolve("there"),
                        Map.of("JAVA_TOOL_OPTIONS", "-Dx=1", "PATH", "/bin", "_JAVA_OPTIONS", " "));

        assertThat(state.timer().costNanos()).isPositive();
        assertThat(state.timer().stepNanos()).isPositive();
        assertThat(state.processors().usable()).isPositive();
        assertThat(state.disk().freeBytes()).isPositive();
        assertThat(state.jvm().version()).isEqualTo(System.getProperty("java.version"));
        assertThat(state.jvm().tier()).isEqualTo(1);
        assertThat(state.jvm().flags()).containsExactly("-XX:TieredStopAtLevel=1");
        assertThat(state.jvm().variables()).containsOnlyKeys("JAVA_TOOL_OPTIONS");
        assertThat(Examination.of(state)).extracting(Finding::key).contains("timer", "jvm-mode", "jvm-variables");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void tellsOfLoadAndMemoryAndFileSystemOnLinux() {
        MachineState state = new MachineInspection().inspect(SubjectJar.JAVA, List.of(), directory, Map.of());

        assertThat(state.load().others()).isNotNull();
        assertThat(state.memory().available()).isPositive();
        assertThat(state.disk().fileSystem()).isNotBlank();
        assertThat(state.stolen()).isNotNull();
    }

    @Test
    void theJvmTellsOfTheLoadOnAnySystem() {
        assertThat(SystemLoad.watch(new Watch() {
                            @Override
                            public Duration doNothing() {
                                return Watch.REAL.doNothing();
                            }

                            @Override
                            public ClockReading readTheClock() {
                                throw new AssertionError("nobody asked for it");
                            }

                            @Override
                            public Duration ownTime() {
                                return Duration.ZERO;
                            }
                        })
                        .others())
                .isBetween(0.0, (double) Runtime.getRuntime().availableProcessors());
    }

    @Test
    void aJavaThatDoesNotStartIsTheUsersMistake() {
        assertThatThrownBy(() ->
                        new MachineInspection().inspect(SubjectJar.JAVA, List.of("-XX:+NoSuch"), directory, Map.of()))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("-XX:+NoSuch");
    }

    @Test
    void whatAJvmPrintsOfItselfIsUnderstood() {
        JvmState debug = JvmSettings.parse("""
                Property settings:
                    java.version = 26-ea
                    java.vm.info = interpreted mode, sharing
                    java.vm.name = OpenJDK 64-Bit Server VM
                    jdk.debug = fastdebug
                     bool UseSerialGC                              = true                                      {product} {ergonomic}
                     intx TieredStopAtLevel                        = 0                                         {product} {ergonomic}
                """, List.of(), Map.of());
        assertThat(debug.build()).isEqualTo("fastdebug");
        assertThat(debug.mode()).isEqualTo("interpreted mode, sharing");
        assertThat(debug.tier()).isZero();
        assertThat(debug.collector()).isEqualTo("Serial");
        assertThat(debug.collectorByJvm()).isTrue();
        JvmState asked =
                JvmSettings.parse("     bool UseSerialGC    = true    {product} {command line}\n", List.of(), Map.of());
        assertThat(asked.collectorByJvm()).isFalse();
        assertThat(asked.build()).isNull();
    }
}
