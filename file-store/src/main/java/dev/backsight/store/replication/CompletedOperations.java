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

    static final int MAX = 65_536;

    /** A reply has some 200 bytes, and 64 KiB more if its file has all the labels it may have. */
    static final long MAX_BYTES = 64L << 20;

    private static final int MAX_REPLY = 128 * 1024;

    /** From the oldest to the newest. */
    private final LinkedHashMap<UUID, Outcome> outcomes = new LinkedHashMap<>();

    private long bytes;

    Optional<Reply> reply(UUID operation) {
        return Optional.ofNullable(outcomes.get(operation)).map(Outcome::reply);
    }

    void add(UUID operation, Instant time, Reply reply) {
        keep(operation, new Outcome(time, ReplyFormat.encode(reply)));
        Instant forgotten = time.minus(KEPT);
        Iterator<Outcome> oldest = outcomes.values().iterator();
        while (oldest.hasNext()) {
            Outcome outcome = oldest.next();
            if (!outcome.time().isBefore(forgotten) && outcomes.size() <= MAX && bytes <= MAX_BYTES) {
                return;
            }
            oldest.remove();
            bytes -= outcome.size();
        }
    }

    private void keep(UUID operation, Outcome outcome) {
        outcomes.put(operation, outcome);
        bytes += outcome.size();
    }

    int size() {
        return outcomes.size();
    }

    void write(WireOutput output) {
        output.u32(outcomes.size());
        outcomes.forEach((operation, outcome) ->
                output.id(operation).time(outcome.time()).block(outcome.encoded()));
    }

    static CompletedOperations read(WireInput input) throws MalformedMessageException {
        CompletedOperations completed = new CompletedOperations();
        int count = input.u32("a count of operations", MAX);
        for (int i = 0; i < count; i++) {
            UUID operation = input.id();
            Instant time = input.time();
            byte[] reply = input.block("a reply", MAX_REPLY);
            // What this version cannot read is found now, not when a client asks for it again.
            ReplyFormat.decode(ByteBuffer.wrap(reply));
            completed.keep(operation, new Outcome(time, reply));
        }
        return completed;
    }

    /** Kept as bytes, which are a fraction of what the objects are. */
    private static final class Outcome {

        private final Instant time;
        private final byte[] encoded;

        Outcome(Instant time, byte[] encoded) {
            this.time = time;
            this.encoded = encoded;
        }

        Instant time() {
            return time;
        }

        byte[] encoded() {
            return encoded;
        }

        int size() {
            return encoded.length;
        }

        Reply reply() {
            try {
                return ReplyFormat.decode(ByteBuffer.wrap(encoded));
            } catch (MalformedMessageException e) {
                throw new IllegalStateException("a reply that was encoded or read here cannot be read any more", e);
            }
        }
    }
}
