package dev.backsight.store.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.Durability;
import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.monitor.StoreMonitor;
import dev.backsight.store.replication.wire.Command;
import dev.backsight.store.replication.wire.Payload;
import dev.backsight.store.replication.wire.Query;
import dev.backsight.store.replication.wire.Refusal;
import dev.backsight.store.replication.wire.Reply;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A replica that a test can stop, and start anew from its own snapshot as if it had just come to the group. */
final class RestartableReplica implements Closeable {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final MediaType TYPE = MediaType.OCTET_STREAM;
    static final FileStoreOptions OPTIONS =
            FileStoreOptions.defaults().withDurability(Durability.PROCESS_CRASH).withKeptVersions(3);

    private final Path root;
    private Replica replica;
    private int restored;

    /** @param root the replica lives in {@code live 0} below it, and in {@code live 1} after its first restart */
    RestartableReplica(Path root) throws IOException {
        this.root = root;
        this.replica = open(Optional.empty());
    }

    private Replica open(Optional<Path> snapshot) throws IOException {
        return Replica.open(root.resolve("live " + restored++), snapshot, OPTIONS, StoreMonitor.disabled());
    }

    void restart() throws IOException {
        Path snapshot = root.resolve("snapshot " + restored);
        replica.snapshotTo(snapshot);
        replica.close();
        SnapshotManifest.read(snapshot).requireComplete(snapshot);
        replica = open(Optional.of(snapshot));
    }

    Reply apply(Command command, Instant time) throws IOException {
        return replica.apply(command, time);
    }

    Reply answer(Query query) throws IOException {
        return replica.answer(query);
    }

    byte[] get(String name) throws IOException {
        return new FileView((what, query) -> replica.answer(query)).get(name);
    }

    @Override
    public void close() throws IOException {
        replica.close();
    }

    static Command put(String name, byte[] content) {
        return new Command.Put(UUID.randomUUID(), new FileName(name), TYPE, Optional.empty(), Payload.of(content));
    }

    static Refusal reason(Reply reply) {
        assertThat(reply).isInstanceOf(Reply.Refused.class);
        return ((Reply.Refused) reply).reason();
    }
}
