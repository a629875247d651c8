package dev.backsight.store.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.monitor.StoreMonitor;
import dev.backsight.store.replication.wire.Command;
import dev.backsight.store.replication.wire.Payload;
import dev.backsight.store.replication.wire.WireOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.FileInfo;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.util.MD5FileUtil;
import org.apache.ratis.util.SizeInBytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots on a disk on which a crash, or Ratis, has left things in the middle. */
class SnapshotStorageTest {

    private static final TermIndex FIRST = TermIndex.valueOf(1, 10);
    private static final TermIndex SECOND = TermIndex.valueOf(2, 20);

    @TempDir
    Path root;

    private RaftStorage raft;
    private SnapshotStorage storage;
    private Replica replica;
    private Path snapshots;

    @BeforeEach
    void open() throws IOException {
        raft = RaftStorage.newBuilder()
                .setDirectory(Files.createDirectory(root.resolve("raft")).toFile())
                .setOption(RaftStorage.StartupOption.RECOVER)
                .setLogCorruptionPolicy(RaftServerConfigKeys.Log.CorruptionPolicy.EXCEPTION)
                .setStorageFreeSpaceMin(SizeInBytes.valueOf(0))
                .build();
        raft.initialize();
        snapshots = root.resolve("raft/sm");
        storage = new SnapshotStorage();
        storage.init(raft);
        replica = Replica.open(
                root.resolve("live"), Optional.empty(), FileStoreOptions.defaults(), StoreMonitor.disabled());
        replica.apply(
                new Command.Put(
                        new UUID(1, 1),
                        new FileName("a"),
                        MediaType.OCTET_STREAM,
                        Optional.empty(),
                        Payload.of(new byte[] {1, 2, 3})),
                Instant.EPOCH);
    }

    @AfterEach
    void close() throws IOException {
        replica.close();
        raft.close();
    }

    private SnapshotStorage reopened() throws IOException {
        SnapshotStorage again = new SnapshotStorage();
        again.init(raft);
        return again;
    }

    private static Optional<TermIndex> position(SnapshotStorage storage) {
        return storage.latest().map(SnapshotStorage.Snapshot::position);
    }

    /** As Ratis leaves a snapshot that it has received: the leader's MD5 beside every file, and nothing else. */
    private void makeInstalled(Path snapshot) throws IOException {
        Files.delete(snapshot.resolve("SEALED"));
        for (FileInfo file : storage.getLatestSnapshot().getFiles()) {
            MD5FileUtil.computeAndSaveMd5ForFile(file.getPath().toFile());
        }
    }

    @Test
    void theLatestIsFoundAgainAndTwoAreKept() throws IOException {
        assertThat(storage.getLatestSnapshot()).isNull();
        storage.take(replica, FIRST);
        storage.take(replica, SECOND);
        storage.take(replica, TermIndex.valueOf(2, 30));
        storage.cleanupOldSnapshots(null);

        assertThat(position(reopened())).contains(TermIndex.valueOf(2, 30));
        assertThat(snapshots).isDirectoryContaining("glob:**/snapshot.2_20");
        assertThat(snapshots).isDirectoryNotContaining("glob:**/snapshot.1_10");
    }

    @Test
    void whatACrashLeftOfASnapshotBeingTakenOrReceivedIsRemovedAndTheOldOneIsUsable() throws IOException {
        storage.take(replica, FIRST);
        replica.snapshotTo(root.resolve("raft/tmp/taking"));
        Files.createDirectories(root.resolve("raft/tmp/snapshot-77/snapshot.2_20/store"));

        assertThat(position(reopened())).contains(FIRST);
        try (Stream<Path> left = Files.list(root.resolve("raft/tmp"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aCrashBetweenTheTwoMovesOfAnInstallationLeavesTheOldSnapshots() throws IOException {
        storage.take(replica, FIRST);
        Files.move(snapshots, root.resolve("raft/sm.tmp20261121"));

        assertThat(position(reopened())).contains(FIRST);
    }

    @Test
    void aCrashAfterBothMovesOfAnInstallationLeavesTheNewSnapshot() throws IOException {
        storage.take(replica, FIRST);
        Files.move(snapshots, root.resolve("raft/sm.tmp20261121"));
        storage.take(replica, SECOND);

        assertThat(position(reopened())).contains(SECOND);
        assertThat(root.resolve("raft/sm.tmp20261121")).doesNotExist();
    }

    @Test
    void aSnapshotThatWasInstalledIsComparedWithTheLeadersSumsAndSealed() throws IOException {
        storage.take(replica, FIRST);
        Path snapshot = snapshots.resolve("snapshot.1_10");
        makeInstalled(snapshot);

        assertThat(position(reopened())).contains(FIRST);
        assertThat(snapshot.resolve("SEALED")).hasContent("installed");
        assertThat(snapshot.resolve("MANIFEST.md5")).doesNotExist();
    }

    @Test
    void aSnapshotThatIsNotWhatTheLeaderSentIsRefused() throws IOException {
        storage.take(replica, FIRST);
        Path snapshot = snapshots.resolve("snapshot.1_10");
        makeInstalled(snapshot);
        Path state = snapshot.resolve("state");
        byte[] bytes = Files.readAllBytes(state);
        bytes[5] ^= 1;
        Files.write(state, bytes);

        assertThatThrownBy(this::reopened).isInstanceOf(IOException.class).hasMessageContaining("state is not what");
    }

    @Test
    void aSnapshotThatLacksAFileIsRefused() throws IOException {
        storage.take(replica, FIRST);
        Files.delete(snapshots.resolve("snapshot.1_10/store/FORMAT"));

        assertThatThrownBy(this::reopened)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("store/FORMAT should have");
    }

    @Test
    void aManifestThatLeavesItsFolderOrIsDamagedIsRefused() throws IOException {
        for (String path : new String[] {"../x", "/etc/x", "a/../../x", "a//b", "", ".", "a\u0000"}) {
            byte[] body = new WireOutput(64).u8(1).u32(1).text(path).i64(1).toBytes();
            Files.write(
                    root.resolve("MANIFEST"),
                    ByteBuffer.allocate(body.length + 4)
                            .put(body)
                            .putInt(Upload.crc(body, body.length))
                            .array());
            assertThatThrownBy(() -> SnapshotManifest.read(root))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is no file of a snapshot");
        }
        Files.write(root.resolve("MANIFEST"), new byte[] {1, 0, 0, 0, 0, 1, 2, 3, 4});
        assertThatThrownBy(() -> SnapshotManifest.read(root))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("checksum");
    }
}
