package dev.backsight.store.replication;

import static dev.backsight.store.replication.RestartableReplica.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.replication.wire.Refusal;
import dev.backsight.store.replication.wire.Reply;
import dev.backsight.store.replication.wire.ReplyFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CompletedOperationsTest {

    @Test
    void completedOperationsAreBounded() {
        CompletedOperations completed = new CompletedOperations();
        for (int i = 0; i < CompletedOperations.MAX + 10; i++) {
            completed.add(new UUID(1, i), NOON, new Reply.Accepted());
        }

        assertThat(completed.size()).isEqualTo(CompletedOperations.MAX);
        assertThat(completed.reply(new UUID(1, 9))).isEmpty();
        assertThat(completed.reply(new UUID(1, 10))).isPresent();
    }

    @Test
    void completedOperationsAreBoundedByTheirBytesToo() {
        CompletedOperations completed = new CompletedOperations();
        Reply.Refused large = new Reply.Refused(Refusal.CHANGED, "x".repeat(2_000));
        int fit = (int) (CompletedOperations.MAX_BYTES / ReplyFormat.encode(large).length);
        for (int i = 0; i < fit + 10; i++) {
            completed.add(new UUID(1, i), NOON, large);
        }

        assertThat(fit).isLessThan(CompletedOperations.MAX);
        assertThat(completed.size()).isEqualTo(fit);
        assertThat(completed.reply(new UUID(1, 9))).isEmpty();
        assertThat(completed.reply(new UUID(1, 10))).contains(large);
    }
}
