package dev.backsight.checker.format;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.PolicyOverride;
import dev.backsight.checker.model.Reference;
import dev.backsight.checker.model.SuitePolicy;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code baselines/policy.yaml}. Every key may be left out; {@link Policy#DEFAULT} stands in.
 *
 * <pre>{@code
 * alpha: 0.01                # chance of a false alarm
 * inconclusive: pass         # or fail
 * forks: 5                   # a side, where there is no base build
 * budget: 10m
 * tolerance: {time: 3%, tail: 10%, allocation: 1%}
 * suite: {tolerance: 0.5%, slower: pass}   # of all benchmarks together; or fail
 * overrides:                 # the last that matches wins
 *   - benchmark: '*StorePut.*'
 *     params: {size: 1MiB}   # only with these values
 *     tolerance: 5%          # of time; or a map as above
 *   - benchmark: '*Experimental*'
 *     advisory: {until: 2026-12-31, reason: not part of a release before}   # shown, fails no check until then
 *   - benchmark: '*Replication*'
 *     muted: {until: 2026-12-31, reason: waits for a calmer machine}
 *   - benchmark: 'dev.acme.OldCodec.*'
 *     removed: {reason: the codec is gone}
 * references:                # what a benchmark is shown beside; decides nothing
 *   - benchmark: '*.FindBenchmark.find'
 *     params: {files: 10000} # those of its params that the reference does not have
 *     reference: dev.acme.FindLimit.bare   # one benchmark, in full; of the same mode, threads and other params
 * }</pre>
 *
 * <p>Quote a glob that begins with {@code *}, which YAML would take for an alias.
 */
public final class PolicyFile {

    private PolicyFile() {}

    /**
     * @param today an exemption lasts to the end of its day; one that ended before today is an error
     * @throws UnusableInputException naming the file and the line, for anything that is not understood to the last key
     */
    public static Policy read(Path file, LocalDate today) {
        return YamlNode.read(file).map(root -> policy(root, today)).orElse(Policy.DEFAULT);
    }

    /**
     * Checks that every override speaks of a benchmark that exists; one that does not is a typing error, or a leftover
     * that would silently exempt a benchmark of that name one day.
     *
     * @param file the policy's, for the message
     * @param known the benchmarks of both sides
     * @throws UnusableInputException naming the file and the line of the first that matches nothing
     */
    public static void requireMatches(Policy policy, String file, Collection<BenchmarkId> known) {
        for (PolicyOverride override : policy.overrides()) {
            if (known.stream().noneMatch(override::matches)) {
                throw UnusableInputException.in(file, "line " + override.line(), unmatched(override, known), null);
            }
        }
    }

    /**
     * Checks the references that speak of one of these benchmarks. One that speaks of none is of another suite, which may
     * share the policy.
     *
     * @param file the policy's, for the message
     * @param known all benchmarks of both sides
     * @throws UnusableInputException naming the file and the line of the first of whose two ends only one is there
     */
    public static void requireReferences(Policy policy, String file, Collection<BenchmarkId> known) {
        for (Reference reference : policy.references()) {
            boolean there = known.stream().anyMatch(id -> id.name().equals(reference.name()));
            if (known.stream().anyMatch(reference::isFor) != there) {
                throw UnusableInputException.in(
                        file,
                        "line " + reference.line(),
                        there ? withoutBenchmark(reference, known) : withoutReference(reference, known),
                        null);
            }
        }
    }

    private static String withoutBenchmark(Reference reference, Collection<BenchmarkId> known) {
        List<String> others = known.stream()
                .map(BenchmarkId::name)
                .filter(name -> !name.equals(reference.name()))
                .distinct()
                .toList();
        return Quoted.of(reference.glob()) + " matches no benchmark that could be shown beside "
                + Quoted.of(reference.name()) + suggestion(reference.glob(), others);
    }

    private static String withoutReference(Reference reference, Collection<BenchmarkId> known) {
        List<String> others = known.stream()
                .filter(id -> !reference.isFor(id))
                .map(BenchmarkId::name)
                .distinct()
                .toList();
        return Quoted.of(reference.name()) + " is no benchmark, and a reference is named in full (package.Class.method)"
                + suggestion(reference.name(), others);
    }

    private static String suggestion(String word, List<String> names) {
        return Spelling.nearest(word, names)
                .map(meant -> "; did you mean '" + meant + "'?")
                .orElse("; correct or remove it");
    }

    private static String unmatched(PolicyOverride override, Collection<BenchmarkId> known) {
        String glob = Quoted.of(override.glob());
        PolicyOverride anyParams = new PolicyOverride(
                override.glob(), Collections.emptySortedMap(), Map.of(), override.standing(), override.line());
        long named = known.stream().filter(anyParams::matches).count();
        if (named > 0) {
            return glob + " matches benchmarks, but none has params " + override.params() + "; correct or remove it";
        }
        return Spelling.nearest(
                        override.glob(),
                        known.stream().map(BenchmarkId::name).distinct().toList())
                .map(meant -> glob + " matches no benchmark; did you mean '" + meant + "'?")
                .orElse(glob
                        + " matches no benchmark; a glob speaks of the full name (package.Class.method), and * stands"
                        + " for anything. Correct or remove it");
    }

    private static Policy policy(YamlNode root, LocalDate today) {
        Map<String, YamlNode> map = root.map(
                Set.of("alpha", "inconclusive", "forks", "budget", "tolerance", "suite", "overrides", "references"));
        Policy policy = Policy.DEFAULT;
        for (Map.Entry<String, YamlNode> entry : map.entrySet()) {
            YamlNode value = entry.getValue();
            Policy before = policy;
            policy = switch (entry.getKey()) {
                case "alpha" -> value.parsed(text -> before.withAlpha(PercentText.parse(text)));
                case "inconclusive" -> before.withFailOnInconclusive(value.parsed(PolicyFile::fails));
                case "forks" -> value.parsed(text -> before.withForks(wholeNumber(text)));
                case "budget" -> value.parsed(text -> before.withBudget(DurationText.parse(text)));
                case "tolerance" -> before.withTolerances(tolerances(before, value));
                case "suite" -> before.withSuite(suite(value));
                case "overrides" -> before.withOverrides(overrides(value, today));
                default ->
                    before.withReferences(
                            value.list().stream().map(ReferenceYaml::read).toList());
            };
        }
        return policy;
    }

    private static SuitePolicy suite(YamlNode node) {
        SuitePolicy suite = SuitePolicy.DEFAULT;
        for (Map.Entry<String, YamlNode> entry :
                node.map(Set.of("tolerance", "slower")).entrySet()) {
            YamlNode value = entry.getValue();
            SuitePolicy before = suite;
            suite = entry.getKey().equals("tolerance")
                    ? value.parsed(text -> new SuitePolicy(PercentText.parse(text), before.fails()))
                    : new SuitePolicy(before.tolerance(), value.parsed(PolicyFile::fails));
        }
        return suite;
    }

    private static List<PolicyOverride> overrides(YamlNode list, LocalDate today) {
        return list.list().stream()
                .map(override -> PolicyOverrideYaml.read(override, today))
                .toList();
    }

    private static Map<MetricFamily, Double> tolerances(Policy before, YamlNode changed) {
        Map<MetricFamily, Double> tolerances = new EnumMap<>(before.tolerances());
        tolerances.putAll(PolicyOverrideYaml.tolerances(changed));
        return tolerances;
    }

    private static boolean fails(String text) {
        return switch (text) {
            case "pass" -> false;
            case "fail" -> true;
            default -> throw new IllegalArgumentException("must be pass or fail, not " + Quoted.of(text));
        };
    }

    private static int wholeNumber(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("must be a whole number, not " + Quoted.of(text));
        }
        return Integer.parseInt(text);
    }
}
