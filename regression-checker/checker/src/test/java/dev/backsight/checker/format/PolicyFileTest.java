package dev.backsight.checker.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.PolicyOverride;
import dev.backsight.checker.model.Reference;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.SuitePolicy;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private static final String FULL = """
            # what the gate accepts
            alpha: 0.02
            inconclusive: fail
            forks: 7
            budget: 1h30m
            tolerance: {time: 4%, tail: 0.2}
            overrides:
              - benchmark: '*StorePut.*'
                params: {size: 1MiB, level: 010}
                tolerance: 5%
              - benchmark: "dev.acme.?oo"
                tolerance:
                  allocation: 2%
                advisory:
                  until: 2026-12-31
                  reason: not part of a release yet
              - benchmark: '*Replication*'
                muted: {until: 2026-11-21, reason: waits for a calmer machine}
              - benchmark: dev.acme.OldCodec.*
                removed: {reason: the codec is gone}
            suite: {tolerance: 1%, slower: fail}
            references:
              - {benchmark: '*.StorePut.put', params: {level: 3}, reference: dev.acme.PutLimit.bare}
              - benchmark: '*.StoreGet.*'
                reference: dev.acme.GetLimit.bare
            """;

    @TempDir
    Path directory;

    @Test
    void readsEverySetting() throws IOException {
        assertThat(read(FULL))
                .isEqualTo(new Policy(
                        0.02,
                        Map.of(MetricFamily.TIME, 0.04, MetricFamily.TAIL, 0.2, MetricFamily.ALLOCATION, 0.01),
                        true,
                        7,
                        Duration.ofMinutes(90),
                        new SuitePolicy(0.01, true),
                        List.of(
                                new PolicyOverride(
                                        "*StorePut.*",
                                        new TreeMap<>(Map.of("size", "1MiB", "level", "010")),
                                        Map.of(MetricFamily.TIME, 0.05),
                                        Standing.GATING,
                                        8),
                                override(
                                        "dev.acme.?oo",
                                        Map.of(MetricFamily.ALLOCATION, 0.02),
                                        Standing.Kind.ADVISORY,
                                        "until 2026-12-31: not part of a release yet",
                                        11),
                                override(
                                        "*Replication*",
                                        Map.of(),
                                        Standing.Kind.MUTED,
                                        "until 2026-11-21: waits for a calmer machine",
                                        17),
                                override(
                                        "dev.acme.OldCodec.*",
                                        Map.of(),
                                        Standing.Kind.ACCOUNTED_FOR,
                                        "the codec is gone",
                                        19)),
                        List.of(
                                new Reference(
                                        "*.StorePut.put",
                                        new TreeMap<>(Map.of("level", "3")),
                                        "dev.acme.PutLimit.bare",
                                        23),
                                new Reference("*.StoreGet.*", new TreeMap<>(), "dev.acme.GetLimit.bare", 24))));
    }

    @Test
    void anAdvisoryHasAReasonAndAnEndAsAMuteHas() throws IOException {
        assertThat(standing("advisory: {until: 2026-11-21, reason: not yet}"))
                .isEqualTo(new Standing(Standing.Kind.ADVISORY, "until 2026-11-21: not yet"));
        for (String kind : List.of("advisory", "mute")) {
            String key = kind.equals("mute") ? "muted" : kind;
            String place = "in overrides[0]." + key;
            assertStandingRefused(key + ": {reason: not yet}", " ends: say when, e.g. 'until: 2026-12-21', " + place);
            assertStandingRefused(key + ": {until: 2026-11-21}", "give a reason, e.g. 'reason: waits for", place);
            assertStandingRefused(key + ": {until: 2026-11-21, reason: ' '}", "give a reason, e.g.", place);
            assertStandingRefused(
                    key + ": {until: 2026-11-20, reason: not yet}",
                    "this " + kind + " expired on 2026-11-20; remove it, or extend it with a reason (overrides[0]."
                            + key + ".until)");
        }
    }

    @Test
    void anAdvisoryForGoodIsRefusedAndToldWhatToWriteInstead() {
        String instead = "write 'advisory: {until: 2026-12-21, reason: \"...\"}'";
        for (String value : List.of("true", "false", "yes", "until 2027")) {
            assertStandingRefused(
                    "advisory: " + value,
                    "overrides[0].advisory has an end and a reason, as a mute has: " + instead + " instead of '" + value
                            + "', or leave it out");
        }
        assertStandingRefused(
                "advisory: {until: 2027-01-01, reason: a}\n    reason: b",
                "line 4: overrides[0].reason stands beside what it is for; write it inside");
        assertStandingRefused("advisory: [true]", "keys with values are expected here, not a list");
        assertThatThrownBy(() -> read("overrides:\n- {benchmark: a, tolerance: 1%}\n- {benchmark: b, advisory: true}"))
                .hasMessageStartingWith(directory.resolve("policy.yaml") + ": line 3: overrides[1].advisory ");
    }

    private void assertStandingRefused(String entry, String... parts) {
        assertThatThrownBy(() -> standing(entry))
                .as(entry)
                .isInstanceOf(UnusableInputException.class)
                .hasMessageStartingWith(directory.resolve("policy.yaml") + ": line ")
                .hasMessageContainingAll(parts);
    }

    private Standing standing(String entry) throws IOException {
        return read("overrides:\n  - benchmark: a.b\n    " + entry + "\n")
                .overrides()
                .get(0)
                .standing();
    }

    @Test
    void whatIsNotSaidIsAsByDefault() throws IOException {
        assertThat(read("")).isEqualTo(Policy.DEFAULT);
        assertThat(read("# nothing\n")).isEqualTo(Policy.DEFAULT);
        assertThat(read("---\nbudget: 90s\n")).isEqualTo(Policy.DEFAULT.withBudget(Duration.ofSeconds(90)));
        assertThat(read("tolerance: 5%")).isEqualTo(Policy.DEFAULT.withTolerance(0.05));
        assertThat(read("{\"alpha\": 0.05}")).isEqualTo(Policy.DEFAULT.withAlpha(0.05));
        assertThat(read("overrides: []")).isEqualTo(Policy.DEFAULT);
        assertThat(read("overrides: [{benchmark: x, advisory: {until: 2026-11-21, reason: y}}]")
                        .overrides())
                .containsExactly(override("x", Map.of(), Standing.Kind.ADVISORY, "until 2026-11-21: y", 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tolerance: {time | tolerence: {time | line 6: unknown key 'tolerence'; did you mean 'tolerance'?",
                "forks: 7 | colour: 7 | line 4: unknown key 'colour'; known here are alpha, budget,",
                "tail: 0.2 | tale: 0.2 | line 6: unknown key 'tale'",
                "tail: 0.2 | other: 0.2 | line 6: unknown key 'other'",
                "tail: 0.2 | tail: 3 | line 6: 3 would be 300%",
                "tail: 0.2 | tail: 9000% | line 6: a tolerance lies between 0 and 10",
                "tail: 0.2 | tail: [0.2] | line 6: a single value is expected here, not a list",
                "tail: 0.2 | time: 0.2 | line 6: key 'time' is there twice",
                "{time: 4%, tail: 0.2} | ~ | line 6: a value is missing",
                "alpha: 0.02 | alpha: 0.7 | line 2: alpha lies between 0 and 0.5, not 0.7",
                "alpha: 0.02 | alpha: low | line 2: 'low' is not a share",
                "alpha: 0.02 | alpha: | line 2: a value is missing",
                "inconclusive: fail | inconclusive: warn | line 3: must be pass or fail, not 'warn'",
                "forks: 7 | forks: 7.5 | line 4: must be a whole number, not '7.5'",
                "forks: 7 | forks: 0 | line 4: forks lie between 1 and 100, not 0",
                "forks: 7 | alpha: 0.01 | line 4: key 'alpha' is there twice",
                "budget: 1h30m | budget: 90 | line 5: '90' is not a length of time",
                "until: 2026-11-21 | until: 2026-11-20 | line 18: this mute expired on 2026-11-20",
                "until: 2026-11-21 | until: soon | line 18: 'soon' is not a date such as 2026-12-31",
                "until: 2026-11-21, | `` | line 18: a mute ends: say when, e.g. 'until: 2026-12-21'",
                ", reason: waits for a calmer machine | `` | line 18: give a reason",
                "{reason: the codec is gone} | {} | line 20: give a reason",
                "{reason: the codec is gone} | true | line 20: keys with values are expected here, not a value",
                "until: 2026-12-31 | until: 2026-11-20 | line 15: this advisory expired on 2026-11-20",
                "until: 2026-12-31 | unless: never | line 15: unknown key 'unless'; known here are reason, until",
                "reason: not part of a release yet | reason: | line 16: a value is missing",
                "tolerance: 5% | tolerance: 5%\\n    muted: {until: 2027-01-01, reason: a}\\n    removed: {reason: b} | line 8: only one of",
                "tolerance: 5% | `` | line 8: this override changes nothing",
                "- benchmark: '*StorePut.*' | - name: '*StorePut.*' | line 8: unknown key 'name'",
                "- benchmark: '*StorePut.*' | - tolerance: 1% | line 10: key 'tolerance' is there twice",
                "- benchmark: '*StorePut.*' | - benchmark: ' ' | line 8: an override names its benchmarks",
                "- benchmark: '*StorePut.*' | - benchmark: *StorePut.* | line 8: cannot be read as YAML",
                "- benchmark: '*StorePut.*' | - benchmark: &a x | line 8: anchors (&) and aliases (*) are not supported",
                "params: {size: 1MiB, level: 010} | params: {size: [1]} | line 9: a single value is expected here",
                "params: {size: 1MiB, level: 010} | params: {size: !!java.net.URL x} | line 9: cannot be read as YAML: Global tag is not allowed",
                "params: {size: 1MiB, level: 010} | params: {size: !url x} | line 9: tags such as '!url' are not supported",
                "params: {size: 1MiB, level: 010} | params: !!set {size} | line 9: tags such as 'tag:yaml.org,2002:set' are not",
                "params: {size: 1MiB, level: 010} | <<: {size: 1} | line 9: unknown key '<<'",
                "params: {level: 3} | levels: {level: 3} | line 23: unknown key 'levels'",
                "- benchmark: '*.StoreGet.*' | - params: {} | line 24: an entry needs the keys 'benchmark'",
                "reference: dev.acme.GetLimit.bare | reference: '*.GetLimit.bare' | line 25: a reference is one benchmark, by its full name",
                "reference: dev.acme.GetLimit.bare | reference: [dev.acme.GetLimit.bare] | line 25: a single value is expected",
                "'*.StoreGet.*' | '' | line 25: a reference names the benchmarks",
                "alpha: 0.02 | alpha: 0.02\\n---\\nalpha: 0.03 | line 3: cannot be read as YAML",
                "alpha: 0.02 | alpha: \"0.02 | cannot be read as YAML",
                "alpha: 0.02 | - alpha | cannot be read as YAML",
            })
    void namesFileAndLine(String found, String replacement, String message) throws IOException {
        assertThat(FULL).contains(found);
        String text = FULL.replace(found, replacement.replace("\\n", "\n"));
        assertRefused(text, message);
    }

    @Test
    void refusesAnOverrideWithoutABenchmark() {
        assertRefused("overrides:\n  - tolerance: 1%\n", "line 2: an override needs the key 'benchmark'");
        assertRefused("overrides:\n  benchmark: x\n", "line 2: a list is expected here, not keys with values");
        assertRefused("- alpha\n", "line 1: keys with values are expected here, not a list");
        assertRefused("alpha: 0.01\n# \u0007\n", "line 2: holds the character U+0007");
        assertRefused("5%", "line 1: keys with values are expected here, not a value");
    }

    @Test
    void boundsSizeDepthAndAliases() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertRefused(bomb.toString(), "line 1: anchors (&) and aliases (*) are not supported");
        assertRefused("&a {overrides: [*a]}", "line 1: anchors");
        assertRefused("overrides: " + "[".repeat(100_000), "Nesting Depth exceeded max 16");
        assertRefused("#".repeat(300_000), "is larger than 262144 bytes");
        assertRefused("overrides:\n- benchmark: '" + "*a".repeat(300) + "'\n  tolerance: 1%\n", "is too long");
    }

    @Test
    void refusesTextThatIsNotUtf8() throws IOException {
        Path file = directory.resolve("policy.yaml");
        Files.write(file, "# Größe\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> PolicyFile.read(file, TODAY))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("is not UTF-8 text");
    }

    @Test
    void damagedFilesAreRefusedOrRead() throws IOException {
        FileFuzz.damageEverything(
                directory.resolve("policy.yaml"),
                FULL.getBytes(StandardCharsets.UTF_8),
                4_000,
                file -> PolicyFile.read(file, TODAY));
    }

    @Test
    void everyOverrideMustSpeakOfAKnownBenchmark() throws IOException {
        Policy policy = read("overrides:\n- benchmark: '*StorePut.*'\n  params: {codec: zstd}\n  tolerance: 5%\n");

        assertThatCode(() -> PolicyFile.requireMatches(policy, "p.yaml", List.of(RunExamples.GET, RunExamples.PUT)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> PolicyFile.requireMatches(policy, "p.yaml", List.of(RunExamples.GET)))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageStartingWith("p.yaml: line 2: '*StorePut.*' matches no benchmark; a glob speaks of");
    }

    @Test
    void tellsAWrongNameFromAWrongParam() throws IOException {
        Policy params = read("overrides:\n- benchmark: '*StorePut.*'\n  params: {codec: lz4}\n  tolerance: 5%\n");
        Policy name = read("overrides:\n- benchmark: dev.acme.StorPut.put\n  tolerance: 5%\n");

        assertThatThrownBy(() -> PolicyFile.requireMatches(params, "p.yaml", List.of(RunExamples.PUT)))
                .hasMessage("p.yaml: line 2: '*StorePut.*' matches benchmarks, but none has params {codec=lz4};"
                        + " correct or remove it");
        assertThatThrownBy(() -> PolicyFile.requireMatches(name, "p.yaml", List.of(RunExamples.PUT)))
                .hasMessageContaining("line 2: 'dev.acme.StorPut.put' matches no benchmark;"
                        + " did you mean 'dev.acme.StorePut.put'?");
    }

    @Test
    void aReferenceOfWhichOnlyOneEndIsThereIsAMistake() throws IOException {
        Policy policy = read("references:\n- {benchmark: dev.acme.StorePut.put, reference: dev.acme.StoreGet.get}\n");
        assertThatCode(() -> PolicyFile.requireReferences(policy, "p.yaml", List.of(RunExamples.GET, RunExamples.PUT)))
                .doesNotThrowAnyException();
        assertThatCode(() -> PolicyFile.requireReferences(policy, "p.yaml", List.of(RunExamples.SCAN)))
                .as("it is of another suite that shares the policy")
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> PolicyFile.requireReferences(policy, "p.yaml", List.of(RunExamples.PUT)))
                .isInstanceOf(UnusableInputException.class)
                .hasMessage("p.yaml: line 2: 'dev.acme.StoreGet.get' is no benchmark, and a reference is named in full"
                        + " (package.Class.method); correct or remove it");
        assertThatThrownBy(() -> PolicyFile.requireReferences(policy, "p.yaml", List.of(RunExamples.GET)))
                .isInstanceOf(UnusableInputException.class)
                .hasMessage("p.yaml: line 2: 'dev.acme.StorePut.put' matches no benchmark that could be shown beside"
                        + " 'dev.acme.StoreGet.get'; correct or remove it");
    }

    @Test
    void aReferenceThatIsSpeltWronglyIsToldTheNearestOther() throws IOException {
        Policy policy = read("references:\n- {benchmark: '*Put.put', reference: dev.acme.StoreGets.get}\n");
        assertThatThrownBy(
                        () -> PolicyFile.requireReferences(policy, "p.yaml", List.of(RunExamples.PUT, RunExamples.GET)))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageEndingWith("; did you mean 'dev.acme.StoreGet.get'?");
    }

    private void assertRefused(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageStartingWith(directory.resolve("policy.yaml") + ": ")
                .hasMessageContaining(message);
    }

    private Policy read(String text) throws IOException {
        return PolicyFile.read(Files.writeString(directory.resolve("policy.yaml"), text), TODAY);
    }

    private static PolicyOverride override(
            String glob, Map<MetricFamily, Double> tolerances, Standing.Kind kind, String reason, int line) {
        return new PolicyOverride(glob, new TreeMap<>(), tolerances, new Standing(kind, reason), line);
    }
}
