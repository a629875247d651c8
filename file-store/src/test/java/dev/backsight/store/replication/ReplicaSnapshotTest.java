package dev.backsight.store.replication;

import static dev.backsight.store.replication.RestartableReplica.NOON;
import static dev.backsight.store.replication.RestartableReplica.TYPE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.Contents;
import dev.backsight.store.ExistingTarget;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.monitor.StoreMonitor;
import dev.backsight.store.replication.wire.Command;
import dev.backsight.store.replication.wire.Payload;
import dev.backsight.store.replication.wire.Query;
import dev.backsight.store.replication.wire.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplicaSnapshotTest {

    @TempDir
    Path root;

    private RestartableReplica replica;

    @BeforeEach
    void open() throws IOException {
        replica = new RestartableReplica(root);
    }

    @AfterEach
    void close() throws IOException {
        replica.close();
    }

    /** One replica lives on; the other is made anew from its own snapshots again and again. */
    @Test
    void replicasThatApplyTheSameAreTheSameWhenEverTheyTakeSnapshots() throws IOException {
        Random random = new Random(20261121);
        List<Command> history = new ArrayList<>();
        List<FileStat> seen = new ArrayList<>();
        int labelled = 0;
        int older = 0;
        try (Replica steady = Replica.open(
                root.resolve("steady"), Optional.empty(), RestartableReplica.OPTIONS, StoreMonitor.disabled())) {
            Instant time = NOON;
            for (int i = 0; i < 600; i++) {
                Command command = randomCommand(random, history, seen);
                history.add(command);
                time = time.plusMillis(random.nextInt(600_000) - 100_000);
                if (random.nextInt(40) == 0) {
                    replica.restart();
                }
                Reply reply = steady.apply(command, time);
                assertThat(replica.apply(command, time)).isEqualTo(reply);
                if (reply instanceof Reply.Stored stored) {
                    seen.add(stored.stat());
                    labelled += command instanceof Command.Label ? 1 : 0;
                }
            }
            Query all = new Query.Page("", Optional.empty(), 1_000);
            assertThat(replica.answer(all)).isEqualTo(steady.answer(all));
            assertThat(((Reply.Page) steady.answer(all)).page().files()).isNotEmpty();
            for (FileStat file : ((Reply.Page) steady.answer(all)).page().files()) {
                Query versions = new Query.Versions(file.name(), Long.MAX_VALUE);
                assertThat(replica.answer(versions)).isEqualTo(steady.answer(versions));
                older += ((Reply.Versions) steady.answer(versions)).versions().size() - 1;
            }
            assertThat(older).isPositive();
            Query tagged = new Query.Find(FileQuery.all().withTag("tag 1"), Optional.empty(), 1_000);
            assertThat(replica.answer(tagged)).isEqualTo(steady.answer(tagged));
            assertThat(labelled).isGreaterThan(10);
        }
    }

    private static Command randomCommand(Random random, List<Command> history, List<FileStat> seen) {
        FileName name = new FileName("file " + random.nextInt(6));
        UUID upload = new UUID(3, random.nextInt(4));
        UUID operation = new UUID(random.nextLong(), random.nextLong());
        byte[] content = Contents.random(random.nextInt(8), 1 + random.nextInt(3));
        FileName other = new FileName("file " + random.nextInt(6));
        ExistingTarget existing = random.nextBoolean() ? ExistingTarget.REFUSE : ExistingTarget.REPLACE;
        return switch (random.nextInt(11)) {
            case 0 ->
                history.isEmpty() ? new Command.Delete(operation, name) : history.get(random.nextInt(history.size()));
            case 1 -> new Command.Delete(operation, name);
            case 2, 3, 4 -> new Command.Put(operation, name, TYPE, randomLabels(random), Payload.of(content));
            case 5 -> new Command.Part(upload, random.nextInt(2), Payload.of(new byte[] {1}));
            case 6 ->
                new Command.Commit(
                        operation,
                        upload,
                        name,
                        TYPE,
                        randomLabels(random),
                        ContentId.of(new byte[] {1}),
                        1 + random.nextInt(2));
            case 7 ->
                seen.isEmpty()
                        ? new Command.Abort(upload)
                        : Command.Label.of(
                                operation,
                                seen.get(Math.max(0, seen.size() - 1 - random.nextInt(3))),
                                FileLabels.ofTags("tag " + random.nextInt(4)));
            case 8 -> new Command.Copy(operation, name, other, existing);
            case 9 -> new Command.Rename(operation, name, other, existing);
            default -> new Command.Abort(upload);
        };
    }

    private static Optional<FileLabels> randomLabels(Random random) {
        return random.nextInt(3) == 0
                ? Optional.of(new FileLabels(Set.of("tag " + random.nextInt(4)), Map.of("key", "" + random.nextInt(4))))
                : Optional.empty();
    }
}
