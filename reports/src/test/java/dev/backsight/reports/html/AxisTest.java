package dev.backsight.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Replicate;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.Unit;
import dev.backsight.checker.model.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AxisTest {

    @Test
    void twiceAsSlowAndTwiceAsFastLieEquallyFarFromTheMiddle() {
        Axis axis = Axis.of(List.of(row(-0.5, 1)));
        assertThat(axis.position(0)).isEqualTo(50);
        assertThat(axis.position(1) - 50).isCloseTo(50 - axis.position(-0.5), within(1e-9));
    }

    @Test
    void oneOutlierDoesNotSqueezeTheRest() {
        Axis axis = Axis.of(List.of(row(-0.02, 0.02), row(-0.01, 0.03), row(0, 0.04), row(5, 900)));
        assertThat(axis.position(0.04)).isBetween(60.0, 100.0);
        assertThat(axis.position(900)).isGreaterThan(100);
        assertThat(axis.clamped(900)).isEqualTo(100);
    }

    @Test
    void manyUnchangedRowsDoNotPushTheOthersOffThePlot() {
        List<Comparison> rows = new ArrayList<>(Collections.nCopies(50, row(Verdict.UNCHANGED, -0.002, 0.002)));
        rows.add(row(0.1, 0.14));
        assertThat(Axis.of(rows).position(0.14)).isLessThan(100);
    }

    @Test
    void infiniteAndTotalChangesStayDrawable() {
        Axis axis = Axis.of(List.of(row(-1, Double.POSITIVE_INFINITY)));
        assertThat(axis.limit()).isFinite();
        assertThat(axis.clamped(-1)).isZero();
        assertThat(axis.clamped(Double.POSITIVE_INFINITY)).isEqualTo(100);
    }

    @Test
    void calmSuiteIsNotBlownUp() {
        Axis axis = Axis.of(List.of(row(-0.0001, 0.0001)));
        assertThat(axis.position(0.03)).isCloseTo(75, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0001, 0.04, 0.07, 0.15, 0.3, 0.6, 0.9, 1.5, 3, 6, 20, 60, 1e9})
    void ticksAreFewAscendingInsideAndHoldZero(double reach) {
        Axis axis = Axis.of(List.of(row(0, reach)));
        assertThat(axis.ticks()).hasSizeBetween(3, 11).contains(0.0).isSorted();
        assertThat(axis.ticks())
                .allSatisfy(tick -> assertThat(axis.position(tick)).isBetween(0.0, 100.0));
    }

    @Test
    void intervalsThatAreNotKnownWidenNothing() {
        List<Comparison> rows = new ArrayList<>(Collections.nCopies(9, row(0.02, Double.POSITIVE_INFINITY)));
        rows.add(row(0.03, 0.05));
        assertThat(Axis.of(rows).position(0.05)).isGreaterThan(60);
    }

    @Test
    void mostEstimatesLieWithinThePlotHoweverNarrowTheIntervalsOfOthersAre() {
        List<Comparison> rows = new ArrayList<>(Collections.nCopies(9, row(-0.001, 0.001)));
        for (int i = 1; i <= 9; i++) {
            rows.add(row(0.05 * i, Double.POSITIVE_INFINITY));
        }
        assertThat(Axis.of(rows).position(0.05 * 5)).isLessThan(100);
    }

    @Test
    void aToleranceOfManyTimesTheValueDoesNotWidenThePlotOfTheOthers() {
        List<Comparison> rows = new ArrayList<>(Collections.nCopies(9, row(Verdict.INCONCLUSIVE, 0, 0.02, 0.03)));
        rows.add(row(Verdict.INCONCLUSIVE, 0, 0.02, 6));
        assertThat(Axis.of(rows).position(0.03)).isCloseTo(75, within(1e-9));
    }

    @Test
    void emptyPlotHasAnAxis() {
        assertThat(Axis.of(List.of()).ticks()).contains(0.0);
    }

    private static Comparison row(double low, double high) {
        return row(Verdict.INCONCLUSIVE, low, high);
    }

    private static Comparison row(Verdict verdict, double low, double high) {
        return row(verdict, low, high, 0.03);
    }

    private static Comparison row(Verdict verdict, double low, double high, double tolerance) {
        return new Comparison(
                BenchmarkId.of("a.B.c", Mode.AVERAGE_TIME, 1, Map.of()),
                Metric.of("time", new Unit("ns/op"), MetricFamily.TIME),
                verdict,
                Standing.GATING,
                null,
                null,
                new Change(low, low, high, 0, 0.5, 1, 0.1),
                tolerance,
                "",
                Replicate.FORK,
                OptionalInt.empty(),
                List.of());
    }
}
