package dev.backsight.store.objectstorage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));

    @Test
    void theLimitDoublesUpToItsCapAndNeverOverflows() {
        assertThat(BACKOFF.limitMillis(1)).isEqualTo(100);
        assertThat(BACKOFF.limitMillis(2)).isEqualTo(200);
        assertThat(BACKOFF.limitMillis(7)).isEqualTo(6_400);
        assertThat(BACKOFF.limitMillis(8)).isEqualTo(10_000);
        assertThat(BACKOFF.limitMillis(Integer.MAX_VALUE)).isEqualTo(10_000);
        Backoff longest = new Backoff(Duration.ofDays(1), Duration.ofDays(1));
        assertThat(longest.limitMillis(Integer.MAX_VALUE)).isEqualTo(86_400_000);
    }

    @Test
    void delaysAreSpreadEvenlyFromNothingToTheLimit() {
        Random random = new Random(1);
        int[] tenths = new int[10];
        for (int i = 0; i < 10_000; i++) {
            long delay = BACKOFF.delayMillis(3, random);
            assertThat(delay).isBetween(0L, 400L);
            tenths[(int) Math.min(9, delay / 40)]++;
        }
        // 1,000 each; six standard deviations are 180, and the last tenth has one value more.
        for (int count : tenths) {
            assertThat(count).isBetween(820, 1_210);
        }
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(1), Duration.ofDays(2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BACKOFF.delayMillis(0, new Random(1))).isInstanceOf(IllegalArgumentException.class);
    }
}
