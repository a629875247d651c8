package dev.backsight.checker.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a run was measured. Unknown fields are null: they neither match nor differ. */
public record Environment(
        Machine machine, Jvm jvm, @Nullable String jmhVersion) {

    public static final Environment UNKNOWN = new Environment(Machine.UNKNOWN, Jvm.UNKNOWN, null);

    /** The fields that decide whether saved times may be compared, by readable name; unknown ones are left out. */
    public Map<String, String> deciding() {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "CPU model", machine.cpuModel());
        put(fields, "CPUs", machine.usableCpus());
        put(fields, "memory", machine.memoryClass());
        put(fields, "OS", machine.osFamily());
        put(fields, "architecture", machine.architecture());
        put(fields, "disk", machine.diskKind());
        put(fields, "JDK vendor", jvm.vendor());
        put(fields, "JDK", jvm.major());
        put(fields, "GC", jvm.gc());
        put(fields, "JVM flags", jvm.flags() == null ? null : String.join(" ", jvm.flags()));
        return fields;
    }

    /** The fields that inform only: they are shown where they differ, and decide nothing. */
    public Map<String, String> informing() {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "kernel", machine.osVersion());
        put(fields, "memory bytes", machine.memoryBytes());
        put(fields, "CPU limit", machine.cpuLimit());
        put(fields, "memory limit", machine.memoryLimitBytes());
        put(fields, "JVM", jvm.name());
        put(fields, "JDK version", jvm.version());
        put(fields, "JMH", jmhVersion);
        return fields;
    }

    /** Deciding fields known on both sides that differ. */
    public List<Difference> decidingDifferences(Environment other) {
        return differences(deciding(), other.deciding());
    }

    /** Informing fields known on both sides that differ. */
    public List<Difference> informingDifferences(Environment other) {
        return differences(informing(), other.informing());
    }

    private static List<Difference> differences(Map<String, String> ours, Map<String, String> theirs) {
        List<Difference> differences = new ArrayList<>();
        ours.forEach((field, value) -> {
            String their = theirs.get(field);
            if (their != null && !Objects.equals(value, their)) {
                differences.add(new Difference(field, value, their));
            }
        });
        return List.copyOf(differences);
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }

    /** One field that is not the same on both sides. */
    public record Difference(String field, String base, String head) {

        @Override
        public String toString() {
            return field + " differs: " + (base.isEmpty() ? "none" : base) + " / " + (head.isEmpty() ? "none" : head);
        }
    }
}
