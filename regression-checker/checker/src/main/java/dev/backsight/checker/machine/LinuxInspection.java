package dev.backsight.checker.machine;

import dev.backsight.checker.fitness.DiskState;
import dev.backsight.checker.fitness.JvmState;
import dev.backsight.checker.fitness.LoadState;
import dev.backsight.checker.fitness.MachineState;
import dev.backsight.checker.fitness.ProcessorState;
import dev.backsight.checker.fitness.QuotaState;
import dev.backsight.checker.fitness.StolenTime;
import dev.backsight.checker.fitness.TimerState;
import dev.backsight.checker.fitness.WithheldState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the state of a Linux machine from the kernel's files; of any machine whose files are at hand. */
final class LinuxInspection {

    private static final String CLOCK = "sys/devices/system/clocksource/clocksource0/";
    /** Nanoseconds run, and waited on a run queue: Linux, Documentation/scheduler/sched-stats.rst. */
    private static final String OWN_TIMES = "proc/thread-self/schedstat";

    private final SystemFiles files;
    private final Watch watch;

    LinuxInspection(SystemFiles files, Watch watch) {
        this.files = files;
        this.watch = watch;
    }

    MachineState inspect(Path directory, @Nullable Long freeBytes, JvmState jvm) {
        @Nullable CpuTimes before = CpuTimes.parse(files.text("proc/stat"));
        MemoryFiles memory = new MemoryFiles(files);
        long pagesBefore = memory.swappedPages();
        Duration ownBefore = watch.ownTime();
        Duration length = watch.doNothing();
        double own = seconds(watch.ownTime().minus(ownBefore));
        @Nullable CpuTimes after = CpuTimes.parse(files.text("proc/stat"));
        long pagesAfter = memory.swappedPages();

        ContainerLimits limits = ContainerLimits.read(files);
        ProcessorState processors = ProcessorFiles.processors(files, limits.cpus());
        @Nullable CpuTimes during = before == null || after == null ? null : after.since(before);
        @Nullable Long waitedBefore = waited();
        long start = System.nanoTime();
        ClockReading clock = watch.readTheClock();
        long lasted = System.nanoTime() - start;
        return new MachineState(
                processors,
                ProcessorFiles.frequency(files),
                new LoadState(
                        during == null
                                ? null
                                : Math.max(0, (during.busy() / CpuTimes.TICKS_PER_SECOND - own) / seconds(length)),
                        lastMinute(files.text("proc/loadavg"))),
                during == null || after == null ? null : new StolenTime(during.stolenShare(), after.stolenShare()),
                new WithheldState(share(waitedBefore, waited(), lasted)),
                new TimerState(
                        word(files.text(CLOCK + "current_clocksource")),
                        words(files.text(CLOCK + "available_clocksource")),
                        clock.stepNanos(),
                        clock.costNanos()),
                memory.state(limits.memoryBytes(), Math.max(0, pagesAfter - pagesBefore)),
                disk(directory, freeBytes),
                new QuotaState(limits.cpus(), Throttling.share(files)),
                jvm);
    }

    private DiskState disk(Path directory, @Nullable Long freeBytes) {
        String kind = new DiskKind(files).of(NearestDirectory.of(directory));
        int on = kind == null ? -1 : kind.indexOf(" on ");
        return new DiskState(
                directory.toString(),
                kind == null || on < 0 ? kind : kind.substring(0, on),
                kind == null || on < 0 ? null : kind.substring(on + " on ".length()),
                freeBytes);
    }

    private @Nullable Long waited() {
        List<String> figures = words(files.text(OWN_TIMES));
        return figures.size() >= 2 && figures.get(1).matches("\\d{1,18}") ? Long.valueOf(figures.get(1)) : null;
    }

    private static @Nullable Double share(@Nullable Long before, @Nullable Long after, long lasted) {
        return before == null || after == null
                ? null
                : Math.min(1, Math.max(0, after - before) / (double) Math.max(1, lasted));
    }

    private static @Nullable Double lastMinute(@Nullable String loadavg) {
        String first = word(loadavg);
        return first != null && first.matches("\\d{1,9}\\.\\d{1,4}") ? Double.valueOf(first) : null;
    }

    private static @Nullable String word(@Nullable String text) {
        List<String> words = words(text);
        return words.isEmpty() ? null : words.get(0);
    }

    private static List<String> words(@Nullable String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
