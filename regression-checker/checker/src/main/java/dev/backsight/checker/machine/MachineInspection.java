package dev.backsight.checker.machine;

import dev.backsight.checker.fitness.DiskState;
import dev.backsight.checker.fitness.FrequencyState;
import dev.backsight.checker.fitness.JvmState;
import dev.backsight.checker.fitness.LoadState;
import dev.backsight.checker.fitness.MachineState;
import dev.backsight.checker.fitness.MemoryState;
import dev.backsight.checker.fitness.ProcessorState;
import dev.backsight.checker.fitness.QuotaState;
import dev.backsight.checker.fitness.TimerState;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what makes a machine a good or a poor place to measure. Takes about two seconds, of which the machine is watched
 * for one and the clock is read for most of the other. Linux tells all; macOS and Windows tell of their load, clock, disk
 * space and JVM.
 */
public final class MachineInspection {

    private final SystemFiles files;
    private final Watch watch;

    public MachineInspection() {
        this(new SystemFiles(Path.of("/")), Watch.REAL);
    }

    MachineInspection(SystemFiles files, Watch watch) {
        this.files = files;
        this.watch = watch;
    }

    /**
     * @param java the program that runs the benchmarks; it is started once, with the flags
     * @param flags JVM flags given for the whole run
     * @param directory where the benchmarks put their files; need not exist yet
     * @param variables of the environment
     * @throws UnusableInputException when the {@code java} program cannot be started with these flags
     */
    public MachineState inspect(Path java, List<String> flags, Path directory, Map<String, String> variables) {
        List<String> ofUser = JvmProbe.ofUser(flags);
        JvmState jvm = JvmSettings.parse(JvmProbe.settings(java, ofUser), ofUser, variables);
        if (System.getProperty("os.name", "").equals("Linux")) {
            return new LinuxInspection(files, watch).inspect(directory, free(directory), jvm);
        }
        LoadState load = SystemLoad.watch(watch);
        ClockReading clock = watch.readTheClock();
        return new MachineState(
                new ProcessorState(Runtime.getRuntime().availableProcessors(), null, null, false),
                FrequencyState.UNKNOWN,
                load,
                null,
                null,
                new TimerState(null, List.of(), clock.stepNanos(), clock.costNanos()),
                MemoryState.UNKNOWN,
                new DiskState(directory.toString(), fileSystem(directory), null, free(directory)),
                QuotaState.NONE,
                jvm);
    }

    private static @Nullable Long free(Path directory) {
        try {
            return Files.getFileStore(NearestDirectory.of(directory)).getUsableSpace();
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable String fileSystem(Path directory) {
        try {
            String type = Files.getFileStore(NearestDirectory.of(directory)).type();
            return type.isBlank() ? null : type;
        } catch (IOException e) {
            return null;
        }
    }
}
