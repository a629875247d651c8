package dev.backsight.store.objectstorage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class TimedCallsTest {

    private static final ObjectKey KEY = new ObjectKey("k");

    private final CountDownLatch mayEnd = new CountDownLatch(1);

    private String late() throws InterruptedException {
        mayEnd.await();
        return "late";
    }

    @Test
    void aLateChangeKeepsOthersOfThatObjectOutUntilItHasEnded() throws Exception {
        TimedCalls calls = new TimedCalls(Duration.ofMillis(300));
        assertThatThrownBy(() -> calls.call("put", KEY, this::late))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessage("put: no answer within 300 ms");
        assertThatThrownBy(() -> calls.call("delete", KEY, () -> "overtakes"))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessageContaining("earlier change");
        assertThat(calls.call("delete", new ObjectKey("other"), () -> "another object"))
                .isEqualTo("another object");

        mayEnd.countDown();
        String answer = "";
        while (answer.isEmpty()) {
            try {
                answer = calls.call("delete", KEY, () -> "in turn");
            } catch (StorageUnavailableException e) {
                assertThat(e).hasMessageContaining("earlier change");
            }
        }
        assertThat(answer).isEqualTo("in turn");
        assertThat(calls.close()).isTrue();
    }

    @Test
    void callsThatHangDoNotPileUp() throws Exception {
        TimedCalls calls = new TimedCalls(Duration.ofMillis(1));
        for (int i = 0; i < TimedCalls.MAX_CALLS; i++) {
            assertThatThrownBy(() -> calls.call("stat", null, this::late)).hasMessageContaining("no answer");
        }
        assertThatThrownBy(() -> calls.call("stat", null, () -> "one more"))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessageContaining("under way or late");
        assertThat(calls.close()).isFalse();
        mayEnd.countDown();
    }

    @Test
    void failuresArriveAsTheyAre() {
        TimedCalls calls = new TimedCalls(Duration.ofMinutes(1));
        IOException failure = new IOException("disk");
        assertThatThrownBy(() -> calls.call("put", KEY, () -> {
                    throw failure;
                }))
                .isInstanceOf(ExecutionException.class)
                .hasRootCause(failure);
        assertThat(calls.close()).isTrue();
    }
}
