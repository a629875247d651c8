package dev.backsight.checker.machine;

import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Machine;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where a measurement takes place. Linux tells all; of macOS and Windows what is easily had, and null for the
 * rest.
 */
public final class EnvironmentProbe {

    private final SystemFiles files;

    public EnvironmentProbe() {
        this(new SystemFiles(Path.of("/")));
    }

    EnvironmentProbe(SystemFiles files) {
        this.files = files;
    }

    /**
     * @param java the program that runs the benchmarks; it is started once, with the flags, to see what they make of it
     * @param userFlags JVM flags given for the whole run
     * @param measuredDirectory where the benchmarks put their files; need not exist yet
     * @throws UnusableInputException when the {@code java} program cannot be started with these flags
     */
    public Environment probe(Path java, List<String> userFlags, Path measuredDirectory, @Nullable String jmhVersion) {
        return new Environment(machine(measuredDirectory), JvmProbe.probe(java, userFlags), jmhVersion);
    }

    private Machine machine(Path measuredDirectory) {
        String os = System.getProperty("os.name", "");
        String architecture = System.getProperty("os.arch");
        String release = System.getProperty("os.version");
        if (os.equals("Linux")) {
            return linux(measuredDirectory, architecture, release);
        }
        int cpus = Runtime.getRuntime().availableProcessors();
        if (os.toLowerCase(Locale.ROOT).startsWith("mac")) {
            Long memory = number(sysctl("hw.memsize"));
            return new Machine(
                    sysctl("machdep.cpu.brand_string"), cpus, memory, "macOS", release, architecture, null, null, null);
        }
        String family = os.startsWith("Windows") ? "Windows" : os.isEmpty() ? null : os;
        String model = System.getenv("PROCESSOR_IDENTIFIER");
        return new Machine(model, cpus, null, family, release, architecture, null, null, null);
    }

    /** Of any machine whose files are at hand. */
    Machine linux(Path measuredDirectory, @Nullable String architecture, @Nullable String release) {
        String cpuinfo = files.text("proc/cpuinfo");
        CpuModel cpu = cpuinfo == null ? new CpuModel(null, null) : CpuModel.parse(cpuinfo);
        ContainerLimits limits = ContainerLimits.read(files);
        return new Machine(
                cpu.model(),
                cpu.count(),
                memory(files.lines("proc/meminfo")),
                "Linux",
                release,
                architecture,
                limits.cpus(),
                limits.memoryBytes(),
                new DiskKind(files).of(NearestDirectory.of(measuredDirectory)));
    }

    private static @Nullable Long memory(List<String> meminfo) {
        for (String line : meminfo) {
            // MemTotal:       24684092 kB
            if (line.matches("MemTotal:\\s+[1-9]\\d{0,14} kB")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        return null;
    }

    private static @Nullable String sysctl(String name) {
        ShortCommand.Answer answer = ShortCommand.run(List.of("sysctl", "-n", name));
        return answer == null || answer.exitCode() != 0 || answer.text().isBlank()
                ? null
                : answer.text().strip();
    }

    private static @Nullable Long number(@Nullable String text) {
        return text != null && text.matches("[1-9]\\d{0,17}") ? Long.valueOf(text) : null;
    }
}
