package dev.backsight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.Change;
import org.junit.jupiter.api.Test;

class ChangeBarTest {

    private static final ChangeBar BAR = new ChangeBar(8, Math.log(1.5));

    @Test
    void worseIsRightOfTheMiddleAndBetterLeft() {
        assertThat(of(0.5)).isEqualTo("        |########");
        assertThat(of(1 / 1.5 - 1)).isEqualTo("########|");
        assertThat(of(0)).isEqualTo("        |");
    }

    @Test
    void twiceTheLogarithmIsTwiceTheLength() {
        assertThat(of(Math.sqrt(1.5) - 1)).isEqualTo("        |####");
        assertThat(of(1 / Math.sqrt(1.5) - 1)).isEqualTo("    ####|");
    }

    @Test
    void whatIsBeyondTheScaleEndsInAnArrow() {
        assertThat(of(0.6)).isEqualTo("        |#######>");
        assertThat(of(Double.POSITIVE_INFINITY)).isEqualTo("        |#######>");
        assertThat(of(-1)).isEqualTo("<#######|");
    }

    @Test
    void aChangeBeyondItsToleranceShowsHoweverSmall() {
        assertThat(BAR.of(change(0.011), 0.01)).isEqualTo("        |#");
        assertThat(BAR.of(change(0.009), 0.01)).isEqualTo("        |");
        assertThat(BAR.of(change(-0.011), 0.01)).isEqualTo("       #|");
    }

    @Test
    void noBarIsWiderThanItSays() {
        for (int half : new int[] {0, 4, 8}) {
            ChangeBar bar = new ChangeBar(half, 0.1);
            for (double estimate = -1; estimate < 3; estimate += 0.01) {
                assertThat(bar.of(change(estimate), 0.03)).hasSizeLessThanOrEqualTo(bar.width());
            }
            assertThat(bar.title()).hasSizeLessThanOrEqualTo(Math.max(bar.width(), 0));
            assertThat(bar.of(null, 0.03)).isEmpty();
        }
    }

    private static String of(double estimate) {
        return BAR.of(change(estimate), 0.03);
    }

    private static Change change(double estimate) {
        return new Change(estimate, -1, Double.POSITIVE_INFINITY, -1, 0.5, 1, 0.1);
    }
}
