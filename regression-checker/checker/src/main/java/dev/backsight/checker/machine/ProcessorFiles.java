package dev.backsight.checker.machine;

import dev.backsight.checker.fitness.FrequencyState;
import dev.backsight.checker.fitness.ProcessorState;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's files about processors: {@code /proc/cpuinfo}, {@code /sys/devices/system/cpu}. See its {@code
 * Documentation/ABI/testing/sysfs-devices-system-cpu} and {@code admin-guide/pm/cpufreq.rst}.
 */
final class ProcessorFiles {

    private static final String CPUS = "sys/devices/system/cpu";
    /** A list of a few thousand processors, each for itself. */
    private static final int LONGEST_LIST = 1 << 16;

    private ProcessorFiles() {}

    /** @param limit of a container, in processors */
    static ProcessorState processors(SystemFiles files, @Nullable Double limit) {
        String cpuinfo = files.text("proc/cpuinfo");
        Integer online = cpuinfo == null ? null : CpuModel.parse(cpuinfo).count();
        int usable = allowed(files);
        if (usable == 0) {
            usable = online == null ? Runtime.getRuntime().availableProcessors() : online;
        }
        if (limit != null) {
            usable = Math.min(usable, Math.max(1, (int) Math.ceil(limit)));
        }
        Set<String> siblings = each(files, "topology/thread_siblings_list").collect(Collectors.toSet());
        return new ProcessorState(
                usable, online, siblings.isEmpty() ? null : siblings.size(), isVirtual(files, cpuinfo));
    }

    static FrequencyState frequency(SystemFiles files) {
        TreeSet<String> governors =
                each(files, "cpufreq/scaling_governor").collect(Collectors.toCollection(TreeSet::new));
        String driver = each(files, "cpufreq/scaling_driver").findFirst().orElse(null);
        return new FrequencyState(governors, driver, turbo(files));
    }

    private static @Nullable Boolean turbo(SystemFiles files) {
        String noTurbo = files.text(CPUS + "/intel_pstate/no_turbo");
        if (noTurbo != null) {
            return noTurbo.strip().equals("0");
        }
        String boost = files.text(CPUS + "/cpufreq/boost");
        return boost == null ? null : boost.strip().equals("1");
    }

    private static boolean isVirtual(SystemFiles files, @Nullable String cpuinfo) {
        return files.exists("sys/hypervisor/type")
                || (cpuinfo != null
                        && cpuinfo.lines()
                                .filter(line -> line.startsWith("flags"))
                                .anyMatch(line -> (line + " ").contains(" hypervisor ")));
    }

    /** What a file says of every processor that has it. */
    private static Stream<String> each(SystemFiles files, String file) {
        return files.list(CPUS).stream()
                .filter(name -> name.matches("cpu\\d{1,6}"))
                .map(name -> files.text(CPUS + "/" + name + "/" + file))
                .filter(Objects::nonNull)
                .map(String::strip);
    }

    /** How many processors this process may run on: {@code Cpus_allowed_list: 0-3,8}; 0 where it does not say. */
    private static int allowed(SystemFiles files) {
        List<String> lists = files.lines("proc/self/status").stream()
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .map(line -> line.substring("Cpus_allowed_list:".length()).strip())
                .filter(list ->
                        list.length() < LONGEST_LIST && list.matches("\\d{1,6}(-\\d{1,6})?(,\\d{1,6}(-\\d{1,6})?)*"))
                .toList();
        return lists.isEmpty()
                ? 0
                : Arrays.stream(lists.get(0).split(",", -1))
                        .mapToInt(ProcessorFiles::length)
                        .sum();
    }

    private static int length(String range) {
        int dash = range.indexOf('-');
        return dash < 0
                ? 1
                : Math.max(
                        0,
                        Integer.parseInt(range.substring(dash + 1)) - Integer.parseInt(range.substring(0, dash)) + 1);
    }
}
