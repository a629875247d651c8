package dev.backsight.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Direction;
import dev.backsight.reports.EveryKindReport;
import dev.backsight.reports.LockstepReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinedPairTest {

    @Test
    void joinsWhatTookTurnsAndNothingElse() {
        Comparison paired = LockstepReport.inTurns().comparisons().get(0);
        assertThat(JoinedPair.of(paired)).hasSize(4).first().isEqualTo(new JoinedPair(1_100_000, 1_210_000));
        for (Comparison apart : EveryKindReport.everyKind().comparisons()) {
            assertThat(JoinedPair.of(apart)).isEmpty();
        }
    }

    @Test
    void positiveIsWorseWhicheverWayTheMetricRuns() {
        assertThat(new JoinedPair(100, 110).change(Direction.LOWER_IS_BETTER)).isCloseTo(0.1, within(1e-12));
        assertThat(new JoinedPair(110, 100).change(Direction.HIGHER_IS_BETTER)).isCloseTo(0.1, within(1e-12));
        assertThat(new JoinedPair(0, 0).change(Direction.LOWER_IS_BETTER)).isZero();
    }

    @Test
    void anchorsAreAloneAlsoForEqualComparisons() {
        Comparison one = LockstepReport.inTurns().comparisons().get(0);
        List<String> anchors = Anchor.of(List.of(one, one, one));
        assertThat(anchors).doesNotHaveDuplicates().allMatch(anchor -> anchor.matches("b-[A-Za-z0-9_.-]+"));
        assertThat(anchors.get(0)).contains("StorePut.put-size-1MiB-time");
    }
}
