package dev.backsight.store.compression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class TrialScheduleTest {

    @Test
    void triesEveryBlockOfWhatCompresses() {
        assertThat(tried(20, block -> true)).hasSize(20);
    }

    @Test
    void triesLessAndLessOftenWhatDoesNot() {
        assertThat(tried(90, block -> false)).containsExactly(0, 2, 5, 10, 19, 36, 53, 70, 87);
    }

    @Test
    void noticesWhenIncompressibleContentTurnsToText() {
        assertThat(tried(45, block -> block >= 30))
                .containsExactly(0, 2, 5, 10, 19, 36, 37, 38, 39, 40, 41, 42, 43, 44);
    }

    @Test
    void saysWhenPausesNoLongerGrow() {
        TrialSchedule schedule = new TrialSchedule();
        for (int failures = 0; failures < 8; failures++) {
            assertThat(schedule.pausesLongest()).as("%d failures", failures).isEqualTo(failures >= 5);
            schedule.tried(false);
        }
        schedule.tried(true);
        assertThat(schedule.pausesLongest()).isFalse();
    }

    private static List<Integer> tried(int blocks, IntPredicate compressible) {
        TrialSchedule schedule = new TrialSchedule();
        List<Integer> tried = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            if (schedule.tryNext()) {
                tried.add(block);
                schedule.tried(compressible.test(block));
            }
        }
        return tried;
    }
}
