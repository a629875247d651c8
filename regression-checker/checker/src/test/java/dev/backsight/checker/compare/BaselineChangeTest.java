package dev.backsight.checker.compare;

import static dev.backsight.checker.compare.RunBuilder.forks;
import static dev.backsight.checker.compare.RunBuilder.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.BenchmarkGlob;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Jvm;
import dev.backsight.checker.model.Machine;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.PolicyOverride;
import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Standing;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BaselineChangeTest {

    private static final Environment HERE = new Environment(
            new Machine("Some CPU", 2, 8_000_000_000L, "Linux", "6.1", "amd64", null, null, "ext4 on ssd"),
            new Jvm("Debian", "17.0.15", "OpenJDK 64-Bit Server VM", "G1", List.of()),
            "1.37");

    private final Random random = new Random(3);

    @Test
    void theFirstBaselineReplacesNothing() {
        BaselineChange change = change(null, calm().build());
        assertThat(change.objections()).isEmpty();
        assertThat(change.changes()).isEmpty();
    }

    @Test
    void whatBecameSlowerHasToBeNamed() {
        Run before = calm().build();
        Run after = new RunBuilder()
                .in(HERE)
                .time(id("steady"), forks(random, 5, 100, 0.005))
                .time(id("slower"), forks(random, 5, 130, 0.005))
                .build();
        assertThat(change(before, after).objections())
                .singleElement()
                .asString()
                .startsWith("Bench.slower, time, is worse by 30")
                .contains("--accepting 'org.example.Bench.slower'");
        BaselineChange named = change(before, after, "*.slower");
        assertThat(named.objections()).isEmpty();
        assertThat(named.changes()).hasSize(2);
        assertThat(named.changes().get(0))
                .matches("Bench\\.slower: [\\d.]+ ns/op -> 1[23]\\d\\.\\d ns/op \\(\\+[23][\\d.]* %\\)");
        assertThat(change(before, after, "*.steady").objections()).hasSize(1);
    }

    @Test
    void whatFailsNoCheckIsNotPutOutOfSightEither() {
        Run before = calm().build();
        Run after = new RunBuilder()
                .in(HERE)
                .time(id("steady"), forks(random, 5, 100, 0.005))
                .time(id("slower"), forks(random, 5, 130, 0.005))
                .build();
        for (Standing.Kind kind : List.of(Standing.Kind.MUTED, Standing.Kind.ADVISORY)) {
            Policy exempt = exempting("*.slower", kind);
            assertThat(BaselineChange.of(before, after, exempt, List.of(), false)
                            .objections())
                    .singleElement()
                    .asString()
                    .startsWith("Bench.slower, time, is worse by");
        }
    }

    @Test
    void whatWasNotMeasuredHasToBeNamedOrAccountedFor() {
        Run before = calm().build();
        Run part = new RunBuilder()
                .in(HERE)
                .time(id("steady"), forks(random, 5, 100, 0.005))
                .build();
        assertThat(change(before, part).objections())
                .singleElement()
                .asString()
                .startsWith("Bench.slower is in the baseline, and was not measured")
                .contains("--accepting 'org.example.Bench.slower'");
        assertThat(change(before, part, "*.slower").objections()).isEmpty();
        assertThat(BaselineChange.of(before, part, exempting("*.slower", Standing.Kind.ACCOUNTED_FOR), List.of(), false)
                        .objections())
                .isEmpty();
    }

    @Test
    void whatCameAndWhatWentIsCalledSo() {
        Run after = new RunBuilder()
                .in(HERE)
                .time(id("steady"), forks(random, 5, 100, 0.005))
                .time(id("another"), forks(random, 5, 100, 0.005))
                .build();
        assertThat(change(calm().build(), after, "*.slower").changes())
                .contains("Bench.another: new", "Bench.slower: gone");
    }

    @Test
    void allocationThatGrewIsKeptAsWell() {
        Run before =
                calm().allocation(id("steady"), forks(random, 5, 1000, 0.0001)).build();
        Run after = calm().allocation(id("steady"), forks(random, 5, 90_000, 0.0001))
                .build();
        assertThat(change(before, after, "*").changes())
                .anySatisfy(line -> assertThat(line).startsWith("Bench.steady, allocation: "));
    }

    @Test
    void aPatternThatNamesNothingIsAMistake() {
        Run run = calm().build();
        assertThat(change(run, run, "*slowr").objections())
                .containsExactly("'*slowr' matches no benchmark of either run");
    }

    @Test
    void forksAtTwoLevelsOrThatDriftAreNoBaselineUnlessNamedOrExempt() {
        double[][] levels = forks(random, 12, 100, 0.001);
        for (int i = 0; i < 6; i++) {
            for (int k = 0; k < levels[i].length; k++) {
                levels[i][k] *= 1.4;
            }
        }
        double[][] drifting = forks(random, 5, 100, 0.001);
        for (double[] fork : drifting) {
            for (int k = 0; k < fork.length; k++) {
                fork[k] *= 1 + 0.05 * k;
            }
        }
        Run run = calm().time(id("jumping"), levels)
                .time(id("drifting"), drifting)
                .build();
        assertThat(change(null, run).objections())
                .hasSize(2)
                .anySatisfy(reason -> assertThat(reason)
                        .startsWith("Bench.jumping is unstable")
                        .contains("two levels"))
                .anySatisfy(reason -> assertThat(reason)
                        .startsWith("Bench.drifting is unstable")
                        .contains("grows by"));
        assertThat(change(null, run, "*.jumping", "*.drifting").objections()).isEmpty();
        Policy exempt = new Policy(
                0.01,
                Policy.DEFAULT.tolerances(),
                false,
                5,
                Policy.DEFAULT.budget(),
                Policy.DEFAULT.suite(),
                List.of(new PolicyOverride(
                        "*ing", new TreeMap<>(), Map.of(), new Standing(Standing.Kind.ADVISORY, "known"), 1)));
        assertThat(BaselineChange.of(null, run, exempt, List.of(), false).objections())
                .isEmpty();
    }

    @Test
    void whatNobodyCanMeasureAgainIsNoBaseline() {
        assertThat(change(null, calm().brokenOff().build()).objections())
                .singleElement()
                .asString()
                .contains("broke off");
        assertThat(change(null, calm().failed(id("broken"), "threw").build()).objections())
                .singleElement()
                .asString()
                .contains("Bench.broken");
        assertThat(change(null, calm().in(Environment.UNKNOWN).build()).objections())
                .singleElement()
                .asString()
                .contains("where it was measured");
    }

    @Test
    void uncommittedChangesHaveToBeMeant() {
        Run clean = calm().build();
        Run dirty = new Run(
                clean.suite(),
                clean.environment(),
                new Revision("a".repeat(40), null, "A title", true),
                null,
                clean.measurements(),
                clean.executions(),
                List.of(),
                true,
                null);
        assertThat(change(null, dirty).objections()).singleElement().asString().contains("uncommitted changes");
        assertThat(BaselineChange.of(null, dirty, Policy.DEFAULT, List.of(), true)
                        .objections())
                .isEmpty();
    }

    private static Policy exempting(String glob, Standing.Kind kind) {
        return new Policy(
                0.01,
                Policy.DEFAULT.tolerances(),
                false,
                5,
                Policy.DEFAULT.budget(),
                Policy.DEFAULT.suite(),
                List.of(new PolicyOverride(glob, new TreeMap<>(), Map.of(), new Standing(kind, "known"), 1)));
    }

    private RunBuilder calm() {
        return new RunBuilder()
                .in(HERE)
                .time(id("steady"), forks(random, 5, 100, 0.005))
                .time(id("slower"), forks(random, 5, 100, 0.005));
    }

    private static BaselineChange change(Run before, Run after, String... accepting) {
        List<BenchmarkGlob> globs =
                List.of(accepting).stream().map(BenchmarkGlob::new).toList();
        return BaselineChange.of(before, after, Policy.DEFAULT, globs, false);
    }
}
