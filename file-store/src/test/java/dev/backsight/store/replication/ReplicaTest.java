package dev.backsight.store.replication;

import static dev.backsight.store.replication.RestartableReplica.NOON;
import static dev.backsight.store.replication.RestartableReplica.put;
import static dev.backsight.store.replication.RestartableReplica.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.ExistingTarget;
import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.NamedFilesContract;
import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.monitor.IntervalSnapshot;
import dev.backsight.store.monitor.MonitorConfig;
import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.StoreMonitor;
import dev.backsight.store.replication.wire.Command;
import dev.backsight.store.replication.wire.Payload;
import dev.backsight.store.replication.wire.Refusal;
import dev.backsight.store.replication.wire.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a peer makes of the commands that all agreed on. */
class ReplicaTest {

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

    @Test
    void filesHaveTheTimesOfTheCommandsButNeverEarlierOnes() throws IOException {
        replica.apply(put("a", new byte[] {1}), NOON);
        Reply second = replica.apply(put("a", new byte[] {2}), NOON.minusSeconds(5));

        assertThat(((Reply.Stored) second).stat().created()).isEqualTo(NOON);
        assertThat(((Reply.Stored) second).stat().modified()).isEqualTo(NOON);
    }

    @Test
    void anOperationThatIsAskedForTwiceIsDoneOnceAndAnsweredTwice() throws IOException {
        Command delete = new Command.Delete(UUID.randomUUID(), new FileName("a"));
        Command first = put("a", new byte[] {1});
        Reply answer = replica.apply(first, NOON);
        replica.apply(put("a", new byte[] {2}), NOON.plusSeconds(1));

        assertThat(replica.apply(first, NOON.plusSeconds(2))).isEqualTo(answer);
        assertThat(replica.get("a")).containsExactly(2);
        replica.restart();
        assertThat(replica.apply(first, NOON.plusSeconds(3))).isEqualTo(answer);
        assertThat(replica.get("a")).containsExactly(2);

        assertThat(replica.apply(delete, NOON.plusSeconds(4))).isEqualTo(new Reply.Deleted(true));
        assertThat(replica.apply(delete, NOON.plusSeconds(5))).isEqualTo(new Reply.Deleted(true));
    }

    @Test
    void operationsAreForgottenByTheCommandsTimeWhenNoClientCanAskAgain() throws IOException {
        Command first = put("a", new byte[] {1});
        replica.apply(first, NOON);
        replica.apply(
                put("a", new byte[] {2}), NOON.plus(CompletedOperations.KEPT).plusMillis(1));

        replica.apply(first, NOON.plus(CompletedOperations.KEPT).plusMillis(2));

        assertThat(replica.get("a")).containsExactly(1);
    }

    @Test
    void labelsAreChangedOnceOnWhatWasSeenHoweverEachPeerStoresIt() throws IOException {
        FileStat seen = ((Reply.Stored) replica.apply(put("a", new byte[] {1}), NOON)).stat();
        FileStat storedElsewhere = new FileStat(
                seen.name(),
                seen.id(),
                seen.version(),
                seen.oldestVersion(),
                seen.contentId(),
                seen.size(),
                seen.storedSize() + 1,
                Codec.XZ,
                seen.created(),
                seen.modified(),
                seen.mediaType(),
                seen.labels());
        Command red = Command.Label.of(UUID.randomUUID(), storedElsewhere, FileLabels.ofTags("red"));
        Command blue = Command.Label.of(UUID.randomUUID(), seen, FileLabels.ofTags("blue"));

        Reply labelled = replica.apply(red, NOON.plusSeconds(1));
        assertThat(labelled).isEqualTo(new Reply.Stored(seen.withLabels(FileLabels.ofTags("red"))));
        assertThat(reason(replica.apply(blue, NOON.plusSeconds(2)))).isEqualTo(Refusal.CHANGED);
        assertThat(replica.apply(red, NOON.plusSeconds(3))).isEqualTo(labelled);
        replica.restart();
        assertThat(replica.apply(red, NOON.plusSeconds(4))).isEqualTo(labelled);
        assertThat(reason(replica.apply(blue, NOON.plusSeconds(5)))).isEqualTo(Refusal.CHANGED);
    }

    @Test
    void copiesAndRenamesAreDoneOnceAndWhatIsRefusedDoesNotStopThePeer() throws IOException {
        FileName a = new FileName("a");
        FileName b = new FileName("b");
        replica.apply(put("a", new byte[] {1}), NOON);
        Command copy = new Command.Copy(UUID.randomUUID(), a, b, ExistingTarget.REFUSE);
        Reply copied = replica.apply(copy, NOON.plusSeconds(1));
        assertThat(((Reply.Stored) copied).stat().created()).isEqualTo(NOON.plusSeconds(1));
        assertThat(reason(replica.apply(
                        new Command.Copy(UUID.randomUUID(), a, b, ExistingTarget.REFUSE), NOON.plusSeconds(2))))
                .isEqualTo(Refusal.EXISTS);
        Command rename = new Command.Rename(UUID.randomUUID(), a, b, ExistingTarget.REPLACE);
        Reply renamed = replica.apply(rename, NOON.plusSeconds(3));
        replica.apply(put("a", new byte[] {2}), NOON.plusSeconds(4));
        replica.restart();

        assertThat(replica.apply(copy, NOON.plusSeconds(5))).isEqualTo(copied);
        assertThat(replica.apply(rename, NOON.plusSeconds(5))).isEqualTo(renamed);
        assertThat(replica.get("a")).containsExactly(2);
        assertThat(replica.get("b")).containsExactly(1);
        Command missing = new Command.Rename(UUID.randomUUID(), new FileName("c"), a, ExistingTarget.REPLACE);
        assertThat(reason(replica.apply(missing, NOON.plusSeconds(6)))).isEqualTo(Refusal.NOT_STORED);
        replica.apply(put("c", new byte[] {3}), NOON.plusSeconds(7));
        assertThat(reason(replica.apply(missing, NOON.plusSeconds(8))))
                .as("asked twice, answered twice")
                .isEqualTo(Refusal.NOT_STORED);
    }

    @Test
    void anAnswerWithAllTheLabelsThereMayBeSurvivesASnapshot() throws IOException {
        Command put = new Command.Put(
                UUID.randomUUID(),
                new FileName("n".repeat(FileName.MAX_BYTES)),
                new MediaType("t".repeat(MediaType.MAX_LENGTH)),
                Optional.of(NamedFilesContract.mostLabels()),
                Payload.of(new byte[] {1}));
        Reply answer = replica.apply(put, NOON);
        replica.restart();

        assertThat(replica.apply(put, NOON.plusSeconds(1))).isEqualTo(answer);
        assertThat(((Reply.Stored) answer).stat().labels()).isEqualTo(NamedFilesContract.mostLabels());
    }

    @Test
    void anApplicationIsRecordedAsReplication() throws IOException {
        try (StoreMonitor monitor = StoreMonitor.create("test", MonitorConfig.defaults());
                Replica watched =
                        Replica.open(root.resolve("watched"), Optional.empty(), FileStoreOptions.defaults(), monitor)) {
            watched.apply(put("a", new byte[1_000]), NOON);
            watched.apply(put("b", new byte[500]), NOON);
            IntervalSnapshot interval = monitor.aggregate();

            assertThat(interval.of(Operation.REPLICATE).count()).isEqualTo(2);
            assertThat(interval.of(Operation.REPLICATE).bytes()).isEqualTo(1_500);
        }
    }
}
