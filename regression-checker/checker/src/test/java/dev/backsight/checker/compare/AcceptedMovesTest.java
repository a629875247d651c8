package dev.backsight.checker.compare;

import static dev.backsight.checker.compare.RunBuilder.forks;
import static dev.backsight.checker.compare.RunBuilder.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backsight.checker.model.AcceptedMove;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Run;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AcceptedMovesTest {

    private static final BenchmarkId SLOWING = id("slowing");
    private static final BenchmarkId STEADY = id("steady");

    private final Random random = new Random(11);

    @Test
    void smallLossesAddUp() {
        List<AcceptedMove> moves = AcceptedMoves.along(List.of(run(100, 50), run(102, 50), run(104, 50), run(106, 50)));

        assertThat(moves).extracting(AcceptedMove::benchmark).containsExactly(SLOWING, STEADY);
        AcceptedMove slowing = moves.get(0);
        assertThat(slowing.change().estimate()).isCloseTo(0.06, within(0.005));
        assertThat(slowing.change().low()).isPositive();
        assertThat(slowing.steps()).hasSize(3).allSatisfy(step -> assertThat(step)
                .isCloseTo(0.02, within(0.005)));
        assertThat(product(slowing.steps())).isCloseTo(1 + slowing.change().estimate(), within(1e-9));
        assertThat(slowing.addsUp()).isTrue();
        assertThat(slowing.before()).isCloseTo(100, within(0.5));
        assertThat(slowing.after()).isCloseTo(106, within(0.5));
    }

    @Test
    void aLossThatWasTakenBackDoesNotAddUp() {
        AcceptedMove there = AcceptedMoves.along(List.of(run(100, 50), run(120, 50), run(103, 50)))
                .get(0);
        assertThat(there.benchmark()).isEqualTo(SLOWING);
        assertThat(there.steps()).hasSize(2);
        assertThat(there.addsUp()).isFalse();
        assertThat(AcceptedMoves.along(List.of(run(100, 50), run(120, 50)))
                        .get(0)
                        .addsUp())
                .as("one step is not many")
                .isFalse();
    }

    @Test
    void whatIsNewOrGoneHasNoChange() {
        Run before = new RunBuilder()
                .time(STEADY, forks(random, 5, 50, 0.0005))
                .time(id("gone"), forks(random, 5, 10, 0.0005))
                .build();
        List<AcceptedMove> moves = AcceptedMoves.along(List.of(before, run(100, 50)));
        assertThat(moves).extracting(AcceptedMove::note).containsExactly("", "is gone", "was not there before");
        assertThat(moves.get(1).after()).isNull();
        assertThat(moves.get(2).before()).isNull();
        assertThat(moves.get(2).steps()).containsExactly(Double.NaN);
    }

    @Test
    void oneAcceptanceMovesNothing() {
        assertThat(AcceptedMoves.along(List.of())).isEmpty();
        assertThat(AcceptedMoves.along(List.of(run(100, 50)))).isEmpty();
    }

    private static double product(List<Double> steps) {
        return steps.stream().mapToDouble(step -> 1 + step).reduce(1, (a, b) -> a * b);
    }

    private Run run(double slowing, double steady) {
        return new RunBuilder()
                .time(SLOWING, forks(random, 5, slowing, 0.0005))
                .time(STEADY, forks(random, 5, steady, 0.0005))
                .build();
    }
}
