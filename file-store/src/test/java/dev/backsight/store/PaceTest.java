package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void waitsUntilWhatItReadWasDue() throws IOException {
        long[] now = {0};
        Pace pace = new Pace(1000, () -> now[0], nanos -> now[0] += nanos);
        pace.read(500);
        assertThat(now[0]).isEqualTo(500_000_000L);
        now[0] += 2_000_000_000L;
        pace.read(1000);
        assertThat(now[0]).as("time it lost is made up").isEqualTo(2_500_000_000L);
        pace.read(2000);
        assertThat(now[0]).isEqualTo(3_500_000_000L);
        assertThat(pace.bytes()).isEqualTo(3500);
    }

    @Test
    void aThreadThatIsInterruptedStopsScrubbing() {
        Pace pace = new Pace(1, () -> 0, nanos -> {});
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> pace.read(1)).hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThatThrownBy(() -> ScrubOptions.checkAll().withBytesPerSecond(0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
