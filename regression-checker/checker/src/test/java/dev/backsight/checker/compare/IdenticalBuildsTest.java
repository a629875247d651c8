package dev.backsight.checker.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Build;
import dev.backsight.checker.model.Cause;
import dev.backsight.checker.model.Certificate;
import dev.backsight.checker.model.Influence;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.PairSpread;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Slice;
import dev.backsight.checker.model.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class IdenticalBuildsTest {

    private static final BenchmarkId CALM = BenchmarkId.of("dev.acme.B.calm", Mode.AVERAGE_TIME, 1, Map.of());
    private static final BenchmarkId WILD = BenchmarkId.of("dev.acme.B.wild", Mode.THROUGHPUT, 1, Map.of());

    @Test
    void pairsAreJoinedOverRecordings() {
        List<Recording> recordings = List.of(
                recording(1).pairs(CALM, Stage.SCREEN, 0.01, 0.03).build(),
                recording(2)
                        .pairs(CALM, Stage.SCREEN, 0.02)
                        .pairs(WILD, Stage.SCREEN, 0.5, -0.5)
                        .build());

        Certificate shown = IdenticalBuilds.of(recordings, List.of(), 0.99, null);

        assertThat(shown.benchmarks()).extracting(PairSpread::benchmark).containsExactly(CALM, WILD);
        PairSpread calm = shown.benchmarks().get(0);
        assertThat(calm.pairs()).isEqualTo(3);
        assertThat(calm.mean()).isCloseTo(0.02, within(0.001));
        assertThat(calm.deviation()).isCloseTo(0.01, within(0.001));
        // 1 % shared by two benchmarks, 2 degrees of freedom: t is 14.089.
        assertThat(calm.halfWidth()).isCloseTo(14.089 * calm.deviation() / Math.sqrt(3), within(1e-4));
        assertThat(shown.benchmarks().get(1).deviation()).isCloseTo(Math.sqrt(0.5), within(0.01));
        assertThat(shown.medianRatio()).isNaN();
    }

    @Test
    void forksMeasuredOneAfterTheOtherAreSetBeside() {
        List<Recording> recordings =
                List.of(recording(1).pairs(CALM, Stage.SCREEN, 0.01, -0.01).build());
        List<RunPair> apart = new ArrayList<>();
        for (double factor : new double[] {1.1, 1 / 1.1}) {
            apart.add(new RunPair(
                    new RunBuilder()
                            .time(CALM, new double[][] {{100, 100, 100}})
                            .build(),
                    new RunBuilder()
                            .time(CALM, new double[][] {{100 * factor, 100 * factor, 500}})
                            .build()));
        }

        Certificate shown = IdenticalBuilds.of(recordings, apart, 0.99, null);

        PairSpread calm = shown.benchmarks().get(0);
        assertThat(calm.apart()).isEqualTo(2);
        assertThat(calm.deviationApart()).isCloseTo(Math.log(1.1) * Math.sqrt(2), within(1e-6));
        assertThat(shown.medianRatio()).isCloseTo(Math.log(1.1) / 0.01, within(0.5));
    }

    @Test
    void whatTellsTheSidesApartIsFoundAndNothingElse() {
        for (Cause guilty : Cause.values()) {
            Recording recording = influenced(pair -> effect(guilty, pair));

            Certificate shown = IdenticalBuilds.of(List.of(recording), List.of(), 0.99, null);

            for (Influence influence : shown.influences()) {
                if (influence.cause() == guilty) {
                    // Cores differ by little between the sides, so that their effect is seen least clearly.
                    assertThat(influence.estimate()).as("%s", guilty).isCloseTo(0.02, within(0.01));
                    assertThat(influence.pValue()).as("%s", guilty).isLessThan(1e-3);
                    assertThat(influence.halfWidth()).as("%s", guilty).isLessThan(0.015);
                    assertThat(influence.strongest()).isEqualTo(CALM);
                } else {
                    assertThat(Math.abs(influence.estimate()))
                            .as("%s beside %s", influence.cause(), guilty)
                            // Four standard errors.
                            .isLessThan(1.5 * influence.halfWidth());
                }
            }
            assertThat(shown.benchmarks().get(0).biased()).as("%s", guilty).isEqualTo(guilty == Cause.SIDE);
        }
    }

    @Test
    void onRatesTooPositiveIsASlowerHead() {
        Recording recording =
                recording(5).around(WILD, Stage.SCREEN, 20, 0.02, 0.004).build();

        Certificate shown = IdenticalBuilds.of(List.of(recording), List.of(), 0.99, null);

        assertThat(shown.benchmarks().get(0).mean()).isCloseTo(0.02, within(0.004));
        assertThat(influence(shown, Cause.SIDE).estimate()).isCloseTo(0.02, within(0.004));
    }

    @Test
    void theJointEffectWeighsCalmBenchmarksMoreAndTheStrongestIsCorrectedForAll() {
        Recording recording = recording(6)
                .around(CALM, Stage.SCREEN, 20, 0.02, 0.002)
                .around(WILD, Stage.SCREEN, 20, -0.3, 0.2)
                .build();

        Influence side = influence(IdenticalBuilds.of(List.of(recording), List.of(), 0.99, null), Cause.SIDE);

        assertThat(side.estimate()).isCloseTo(0.02, within(0.002));
        assertThat(side.strongest()).isEqualTo(CALM);
        Influence alone = influence(
                IdenticalBuilds.of(
                        List.of(recording(6)
                                .around(CALM, Stage.SCREEN, 20, 0.02, 0.002)
                                .build()),
                        List.of(),
                        0.99,
                        null),
                Cause.SIDE);
        assertThat(side.pValue()).isCloseTo(2 * alone.pValue(), withinPercentage(1));
    }

    @Test
    void ofAFewPairsNothingJointIsKnown() {
        Recording recording =
                recording(7).around(CALM, Stage.SCREEN, 4, 0.02, 0.002).build();

        assertThat(influence(IdenticalBuilds.of(List.of(recording), List.of(), 0.99, null), Cause.SIDE)
                        .halfWidth())
                .isInfinite();
    }

    @Test
    void whatTheSystemDoesNotSayIsNotKnown() {
        Recording recording = recording(3)
                .slices(slice -> onCore(slice, Slice.UNKNOWN))
                .around(CALM, Stage.SCREEN, 20, 0, 0.01)
                .build();

        Influence core = influence(IdenticalBuilds.of(List.of(recording), List.of(), 0.99, null), Cause.CORE);

        assertThat(core.estimate()).isZero();
        assertThat(core.halfWidth()).isInfinite();
        assertThat(core.pValue()).isEqualTo(1);
    }

    @Test
    void withoutPairsThereIsNothingToLearn() {
        assertThatThrownBy(() -> IdenticalBuilds.of(List.of(), List.of(), 0.99, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Influence influence(Certificate shown, Cause cause) {
        return shown.influences().stream()
                .filter(influence -> influence.cause() == cause)
                .findFirst()
                .orElseThrow();
    }

    /** 2 % where the cause favours base. */
    private static double[] effect(Cause cause, Pair pair) {
        double[] logs = new double[pair.order().size()];
        for (int k = 0; k < logs.length; k++) {
            logs[k] = switch (cause) {
                case SIDE -> 0.02;
                case LAUNCH -> pair.launchedFirst() == Build.BASE ? 0.02 : -0.02;
                case DIRECTORY -> pair.layout() == 1 ? 0.02 : -0.02;
                case CORE -> 0.02 * (onCore(1, pair.head()) - onCore(1, pair.base()));
                case TURN -> pair.order().get(k) == Build.HEAD ? 0.02 : -0.02;
            };
        }
        return logs;
    }

    private static double onCore(long core, List<Slice> slices) {
        return (double) slices.stream().filter(slice -> slice.core() == core).count() / slices.size();
    }

    /** Two recordings' worth of pairs whose circumstances are drawn first and whose times follow from them. */
    private static Recording influenced(Function<Pair, double[]> logs) {
        Random random = new Random(9);
        Recording circumstances = recording(4)
                .slices(slice -> onCore(slice, random.nextInt(3) == 0 ? 0 : 1))
                .around(CALM, Stage.SCREEN, 60, 0, 0)
                .build();
        RecordingBuilder times = new RecordingBuilder(new Random(10));
        TreeMap<BenchmarkId, List<Pair>> pairs = new TreeMap<>();
        for (Pair pair : circumstances.pairs().getOrDefault(CALM, List.of())) {
            Pair drawn = moved(pair, random);
            pairs.computeIfAbsent(CALM, missing -> new ArrayList<>()).add(drawn);
            double luck = 0.004 * random.nextGaussian();
            double[] slower = logs.apply(drawn);
            for (int k = 0; k < slower.length; k++) {
                slower[k] += luck;
            }
            times.pair(CALM, Stage.SCREEN, slower);
        }
        Recording measured = times.build();
        return new Recording(measured.base(), measured.head(), pairs, List.of(), 1);
    }

    /** Builders give both sides of a pair the same slices. */
    private static Pair moved(Pair pair, Random random) {
        return new Pair(
                pair.stage(),
                pair.launchedFirst(),
                pair.layout(),
                pair.warmups(),
                pair.warmup(),
                pair.slice(),
                pair.order(),
                pair.base(),
                pair.head().stream()
                        .map(slice -> onCore(slice, random.nextInt(3) == 0 ? 0 : 1))
                        .toList(),
                pair.startUp(),
                pair.took());
    }

    private static Slice onCore(Slice slice, long core) {
        return new Slice(
                slice.start(),
                slice.wall(),
                slice.cpu(),
                slice.waitingCpu(),
                slice.stolen(),
                slice.runDelay(),
                slice.gc(),
                slice.jit(),
                core);
    }

    private static RecordingBuilder recording(long seed) {
        return new RecordingBuilder(new Random(seed));
    }
}
