package dev.backsight.checker.gate;

import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** In what the machines differ that measured the shards: of these fields, the report's own environment knows nothing. */
final class ShardEnvironments {

    private ShardEnvironments() {}

    /** A warning for each field that is not the same everywhere, with what it is on each shard's machine. */
    static List<Warning> differences(List<MeasuredShard> shards) {
        Map<String, Map<String, List<String>>> fields = new LinkedHashMap<>();
        for (MeasuredShard shard : shards) {
            Environment environment = shard.recording().head().environment();
            String name = shard.report().shard().toString();
            environment.deciding().forEach((field, value) -> add(fields, field, value, name));
            environment.informing().forEach((field, value) -> add(fields, field, value, name));
        }
        List<Warning> warnings = new ArrayList<>();
        fields.forEach((field, values) -> {
            if (values.size() > 1) {
                warnings.add(new Warning(
                        Warning.Kind.ENVIRONMENT,
                        field + " differs between shards: "
                                + values.entrySet().stream()
                                        .map(value -> (value.getKey().isEmpty() ? "none" : value.getKey()) + " ("
                                                + String.join(", ", value.getValue()) + ")")
                                        .collect(Collectors.joining("; "))));
            }
        });
        if (!warnings.isEmpty()) {
            warnings.add(new Warning(
                    Warning.Kind.ENVIRONMENT,
                    "the shards were not measured on machines of one kind; both builds of a benchmark were measured on"
                            + " the same one"));
        }
        return warnings;
    }

    private static void add(Map<String, Map<String, List<String>>> fields, String field, String value, String shard) {
        fields.computeIfAbsent(field, missing -> new TreeMap<>())
                .computeIfAbsent(value, missing -> new ArrayList<>())
                .add(shard);
    }
}
