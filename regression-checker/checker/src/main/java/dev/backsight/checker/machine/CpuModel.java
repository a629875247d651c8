package dev.backsight.checker.machine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The processors of a Linux machine, from {@code /proc/cpuinfo}. x86 kernels name the model; ARM kernels give numbers
 * only, which then stand for it.
 *
 * @param model null where nothing identifies it
 * @param count logical processors; null where none is listed
 */
record CpuModel(@Nullable String model, @Nullable Integer count) {

    /** Implementer codes of the "Main ID Register" in the Arm Architecture Reference Manual. */
    private static final Map<String, String> ARM_IMPLEMENTERS = Map.of(
            "0x41", "ARM",
            "0x42", "Broadcom",
            "0x43", "Cavium",
            "0x46", "Fujitsu",
            "0x48", "HiSilicon",
            "0x4e", "NVIDIA",
            "0x50", "APM",
            "0x51", "Qualcomm",
            "0x61", "Apple",
            "0xc0", "Ampere");

    static CpuModel parse(String cpuinfo) {
        int count = 0;
        Map<String, String> first = new LinkedHashMap<>();
        for (String line : cpuinfo.lines().toList()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String key = line.substring(0, colon).strip();
                String value = line.substring(colon + 1).strip();
                if (key.equals("processor")) {
                    count++;
                }
                first.putIfAbsent(key, value);
            }
        }
        return new CpuModel(model(first), count == 0 ? null : count);
    }

    private static @Nullable String model(Map<String, String> fields) {
        String name = fields.get("model name");
        if (name != null && !name.isEmpty()) {
            return name.replaceAll("\\s+", " ");
        }
        String part = fields.get("CPU part");
        String implementer = fields.get("CPU implementer");
        if (part != null && implementer != null) {
            return ARM_IMPLEMENTERS.getOrDefault(implementer, implementer) + " part " + part + " variant "
                    + fields.getOrDefault("CPU variant", "?") + " revision " + fields.getOrDefault("CPU revision", "?");
        }
        // POWER and some RISC-V kernels.
        return fields.getOrDefault("cpu", fields.get("uarch"));
    }
}
