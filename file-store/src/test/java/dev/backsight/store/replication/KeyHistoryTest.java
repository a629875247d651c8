package dev.backsight.store.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.replication.KeyHistory.Event;
import dev.backsight.store.replication.KeyHistory.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyHistoryTest {

    private static final long NEVER = Long.MAX_VALUE;

    private static Event put(String value, long called, long returned) {
        return new Event(Kind.PUT, Optional.of(value), Optional.empty(), called, returned);
    }

    private static Event get(String value, long called, long returned) {
        return new Event(Kind.GET, Optional.ofNullable(value), Optional.empty(), called, returned);
    }

    private static Event delete(boolean existed, long called, long returned) {
        return new Event(Kind.DELETE, Optional.empty(), Optional.of(existed), called, returned);
    }

    private static boolean linearizable(List<Event> events) {
        KeyHistory history = new KeyHistory();
        events.forEach(history::add);
        return history.isLinearizable();
    }

    @Test
    void acceptsReadsOfEitherValueWhileAPutIsUnderWay() {
        assertThat(linearizable(
                        List.of(put("a", 0, 1), put("b", 2, 10), get("a", 3, 4), get("b", 5, 6), get("b", 11, 12))))
                .isTrue();
    }

    @Test
    void refusesAReadThatGoesBack() {
        assertThat(linearizable(List.of(put("a", 0, 1), put("b", 2, 10), get("b", 3, 4), get("a", 5, 6))))
                .isFalse();
    }

    @Test
    void refusesAStaleRead() {
        assertThat(linearizable(List.of(put("a", 0, 1), put("b", 2, 3), get("a", 4, 5))))
                .isFalse();
        assertThat(linearizable(List.of(put("a", 0, 1), delete(true, 2, 3), get("a", 4, 5))))
                .isFalse();
    }

    @Test
    void refusesALostPut() {
        assertThat(linearizable(List.of(put("a", 0, 1), get(null, 2, 3)))).isFalse();
        assertThat(linearizable(List.of(put("a", 0, 1), delete(false, 2, 3)))).isFalse();
    }

    @Test
    void refusesAPutThatIsDoneTwice() {
        assertThat(linearizable(
                        List.of(put("a", 0, 1), get("a", 2, 3), put("b", 4, 5), get("b", 6, 7), get("a", 8, 9))))
                .isFalse();
    }

    @Test
    void letsAnUnansweredPutBeDoneLateOrNever() {
        assertThat(linearizable(List.of(put("a", 0, 1), put("b", 2, NEVER), get("a", 3, 4), get("b", 100, 101))))
                .isTrue();
        assertThat(linearizable(List.of(put("a", 0, 1), put("b", 2, NEVER), get("a", 100, 101))))
                .isTrue();
        assertThat(linearizable(List.of(put("a", 0, 1), put("b", 2, NEVER), get("b", 3, 4), get("a", 5, 6))))
                .isFalse();
    }

    /** A real register, read and written at instants within calls that overlap; then one answer is forged. */
    @Test
    void acceptsWhatARegisterDoesAndNotAForgedAnswer() {
        Random random = new Random(20261121);
        int refused = 0;
        for (int round = 0; round < 200; round++) {
            List<Event> events = new ArrayList<>();
            String state = null;
            for (int i = 0; i < 60; i++) {
                long instant = 10L * i;
                long called = instant - random.nextInt(25);
                long returned = instant + random.nextInt(25);
                switch (random.nextInt(3)) {
                    case 0 -> {
                        state = "v" + i;
                        events.add(put(state, called, returned));
                    }
                    case 1 -> {
                        events.add(delete(state != null, called, returned));
                        state = null;
                    }
                    default -> events.add(get(state, called, returned));
                }
            }
            assertThat(linearizable(events)).isTrue();

            events.add(get("forged", 700, 710));
            assertThat(linearizable(events)).isFalse();
            events.remove(events.size() - 1);
            events.replaceAll(event -> event.kind() == Kind.GET && event.called() > 300
                    ? get("v0", event.called(), event.returned())
                    : event);
            refused += linearizable(events) ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(190);
    }
}
