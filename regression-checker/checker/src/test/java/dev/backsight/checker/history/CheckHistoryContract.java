package dev.backsight.checker.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.CheckReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every place to keep reports does. */
abstract class CheckHistoryContract {

    private CheckHistory history;

    /** An empty one; asked again within a test, the same. */
    abstract CheckHistory open();

    @BeforeEach
    void openHistory() {
        history = open();
    }

    @Test
    void whatIsNotThereIsEmpty() {
        assertThat(history.latest("default", 10)).isEmpty();
    }

    @Test
    void whatWasAddedIsReadBackNewestFirst() {
        history.requireUsable();
        CheckReport first = Reports.of("default", 1);
        CheckReport third = Reports.of("default", 3);
        CheckReport second = Reports.of("default", 2);
        List.of(first, third, Reports.of("other", 4), second).forEach(history::add);

        assertThat(open().latest("default", 10)).containsExactly(third, second, first);
        assertThat(open().latest("default", 2)).containsExactly(third, second);
        assertThat(open().latest("other", 2)).containsExactly(Reports.of("other", 4));
        assertThat(open().latest("other' OR '1'='1", 2)).isEmpty();
    }

    @Test
    void nothingIsLostWhereManyAddAtOnce() {
        List<CompletableFuture<Void>> adding = new ArrayList<>();
        List<CheckReport> reports = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            // In pairs of the same second.
            CheckReport report = Reports.of("default", i / 2);
            reports.add(report);
            adding.add(CompletableFuture.runAsync(() -> {
                CheckHistory own = open();
                own.requireUsable();
                own.add(report);
            }));
        }
        adding.forEach(CompletableFuture::join);
        assertThat(history.latest("default", 100)).containsExactlyInAnyOrderElementsOf(reports);
    }
}
