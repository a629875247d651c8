package dev.backsight.store.replication;

import dev.backsight.store.replication.wire.MalformedMessageException;
import dev.backsight.store.replication.wire.Reply;
import dev.backsight.store.replication.wire.ReplyFormat;
import dev.backsight.store.replication.wire.WireInput;
import dev.backsight.store.replication.wire.WireOutput;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the last operations came to, so that one a client asks for twice, after a change of leaders or a lost answer, is
 * done once and answered twice (exactly-once semantics: D. Ongaro, Consensus: Bridging Theory and Practice, 2014, section
 * 6.3). Part of the replicated state: which ones are forgotten is decided by the commands' times, not by any clock, so
 * all peers forget the same. Ratis keeps a cache for the same end, which is not part of snapshots.
 */
final class CompletedOperations {

    /** Twice what an operation may take, with all its attempts. */
    static final Duration KEPT = ClientConfig.MAX_OPERATION.multipliedBy(2);

    /** About 20 MB at most. */
    static final int MAX = 65_536;

    private static final int MAX_REPLY = 8 * 1024;

    /** From the oldest to the newest. */
    private final LinkedHashMap<UUID, Outcome> outcomes = new LinkedHashMap<>();

    Optional<Reply> reply(UUID operation) {
        return Optional.ofNullable(outcomes.get(operation)).map(Outcome::reply);
    }

    void add(UUID operation, Instant time, Reply reply) {
        outcomes.put(operation, new Outcome(time, reply));
        forgetBefore(time.minus(KEPT));
    }

    private void forgetBefore(Instant time) {
        Iterator<Outcome> oldest = outcomes.values().iterator();
        while (oldest.hasNext() && (oldest.next().time().isBefore(time) || outcomes.size() > MAX)) {
            oldest.remove();
        }
    }

    int size() {
        return outcomes.size();
    }

    void write(WireOutput output) {
        output.u32(outcomes.size());
        for (Map.Entry<UUID, Outcome> entry : outcomes.entrySet()) {
            output.id(entry.getKey())
                    .time(entry.getValue().time())
                    .block(ReplyFormat.encode(entry.getValue().reply()));
        }
    }

    static CompletedOperations read(WireInput input) throws MalformedMessageException {
        CompletedOperations completed = new CompletedOperations();
        int count = input.u32("a count of operations", MAX);
        for (int i = 0; i < count; i++) {
            UUID operation = input.id();
            Instant time = input.time();
            completed.outcomes.put(
                    operation,
                    new Outcome(time, ReplyFormat.decode(ByteBuffer.wrap(input.block("a reply", MAX_REPLY)))));
        }
        return completed;
    }

    private record Outcome(Instant time, Reply reply) {}
}
