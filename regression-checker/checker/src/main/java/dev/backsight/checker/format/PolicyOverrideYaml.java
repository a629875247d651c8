package dev.backsight.checker.format;

import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.PolicyOverride;
import dev.backsight.checker.model.Standing;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One entry of {@code overrides} in a policy file. */
final class PolicyOverrideYaml {

    private static final Set<String> KEYS =
            Set.of("benchmark", "params", "tolerance", "advisory", "reason", "muted", "removed");

    /** Families that are judged, and so may have a tolerance. */
    private static final Map<String, MetricFamily> FAMILIES = Map.of(
            MetricFamily.TIME.title(), MetricFamily.TIME,
            MetricFamily.TAIL.title(), MetricFamily.TAIL,
            MetricFamily.ALLOCATION.title(), MetricFamily.ALLOCATION);

    /** A glob is matched against every benchmark; a longer one is no name anyone gave. */
    private static final int LONGEST_GLOB = 500;

    private PolicyOverrideYaml() {}

    static PolicyOverride read(YamlNode node, LocalDate today) {
        Map<String, YamlNode> map = node.map(KEYS);
        YamlNode benchmark = map.get("benchmark");
        if (benchmark == null) {
            throw node.bad("an override needs the key 'benchmark': a glob over the full name");
        }
        if (!map.containsKey("tolerance")
                && !map.containsKey("advisory")
                && !map.containsKey("muted")
                && !map.containsKey("removed")) {
            throw node.bad("this override changes nothing; give it a tolerance, advisory, muted or removed");
        }
        String glob = glob(benchmark);
        YamlNode tolerance = map.get("tolerance");
        return benchmark.checked(() -> new PolicyOverride(
                glob,
                params(map.get("params")),
                tolerance == null ? Map.of() : tolerances(tolerance),
                standing(node, map, today),
                node.line()));
    }

    static String glob(YamlNode node) {
        String glob = node.text();
        if (glob.length() > LONGEST_GLOB) {
            throw node.bad("a glob of " + glob.length() + " characters is too long");
        }
        return glob;
    }

    /** A single value speaks of time. */
    static Map<MetricFamily, Double> tolerances(YamlNode node) {
        Map<MetricFamily, Double> tolerances = new EnumMap<>(MetricFamily.class);
        if (node.isScalar()) {
            tolerances.put(MetricFamily.TIME, node.parsed(PolicyOverrideYaml::tolerance));
        } else {
            node.map(FAMILIES.keySet())
                    .forEach((family, value) ->
                            tolerances.put(FAMILIES.get(family), value.parsed(PolicyOverrideYaml::tolerance)));
        }
        return tolerances;
    }

    private static double tolerance(String text) {
        double tolerance = PercentText.parse(text);
        // The model knows the range; this asks it while the line is known.
        Map<MetricFamily, Double> checked = new PolicyOverride(
                        "*", new TreeMap<>(), Map.of(MetricFamily.TIME, tolerance), Standing.GATING, 1)
                .tolerances();
        return checked.getOrDefault(MetricFamily.TIME, tolerance);
    }

    static SortedMap<String, String> params(@Nullable YamlNode node) {
        SortedMap<String, String> params = new TreeMap<>();
        if (node != null) {
            node.map().forEach((name, value) -> params.put(name, value.text()));
        }
        return params;
    }

    private static Standing standing(YamlNode node, Map<String, YamlNode> map, LocalDate today) {
        YamlNode advisory = map.get("advisory");
        YamlNode muted = map.get("muted");
        YamlNode removed = map.get("removed");
        YamlNode reason = map.get("reason");
        int given = (advisory == null ? 0 : 1) + (muted == null ? 0 : 1) + (removed == null ? 0 : 1);
        if (given > 1) {
            throw node.bad("only one of advisory, muted and removed makes sense");
        }
        if (reason != null) {
            throw reason.bad(
                    reason.path() + " stands beside what it is for; write it inside, e.g. '" + example(today) + "'");
        }
        if (muted != null) {
            return untilADay(muted, Standing.Kind.MUTED, "mute", today);
        }
        if (removed != null) {
            return new Standing(Standing.Kind.ACCOUNTED_FOR, reason(removed, removed.map(Set.of("reason"))));
        }
        return advisory == null ? Standing.GATING : advisory(advisory, today);
    }

    private static Standing advisory(YamlNode node, LocalDate today) {
        if (node.isScalar()) {
            throw node.bad(node.path() + " has an end and a reason, as a mute has: write '"
                    + example(today) + "' instead of " + Quoted.of(node.text())
                    + ", or leave it out");
        }
        return untilADay(node, Standing.Kind.ADVISORY, "advisory", today);
    }

    /** What fails no check says why and until when: what nobody has to look at again stays for good. */
    private static Standing untilADay(YamlNode node, Standing.Kind kind, String what, LocalDate today) {
        Map<String, YamlNode> map = node.map(Set.of("until", "reason"));
        String reason = reason(node, map);
        YamlNode until = map.get("until");
        if (until == null) {
            throw node.bad((kind == Standing.Kind.ADVISORY ? "an " : "a ") + what + " ends: say when, e.g. 'until: "
                    + today.plusMonths(1) + "', in " + node.path());
        }
        LocalDate day = until.parsed(PolicyOverrideYaml::date);
        if (day.isBefore(today)) {
            throw until.bad("this " + what + " expired on " + day + "; remove it, or extend it with a reason ("
                    + until.path() + ")");
        }
        return new Standing(kind, "until " + day + ": " + reason);
    }

    private static String example(LocalDate today) {
        return "advisory: {until: " + today.plusMonths(1) + ", reason: \"...\"}";
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(Quoted.of(text) + " is not a date such as 2026-12-31", e);
        }
    }

    private static String reason(YamlNode node, Map<String, YamlNode> map) {
        YamlNode reason = map.get("reason");
        if (reason == null || reason.text().isBlank()) {
            throw node.bad("give a reason, e.g. 'reason: waits for the fix of …', for whoever reads the report, in "
                    + node.path());
        }
        return reason.text();
    }
}
