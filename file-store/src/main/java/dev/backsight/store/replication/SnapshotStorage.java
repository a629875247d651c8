package dev.backsight.store.replication;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.ratis.io.MD5Hash;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.FileInfo;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.SnapshotInfo;
import org.apache.ratis.statemachine.SnapshotRetentionPolicy;
import org.apache.ratis.statemachine.StateMachineStorage;
import org.apache.ratis.statemachine.impl.FileListSnapshotInfo;
import org.apache.ratis.util.MD5FileUtil;
import org.jspecify.annotations.Nullable;

/**
 * Where snapshots lie: folders {@code snapshot.<term>_<index>} in Ratis' {@code sm}. One counts if its manifest says that
 * it is whole and it is sealed: known to be on the device. Those taken here are sealed before they get their name. One
 * that Ratis has installed has the MD5 that the leader reckoned beside every file, and is compared with them and sealed
 * when it is first looked at.
 */
final class SnapshotStorage implements StateMachineStorage {

    private static final Pattern NAME = Pattern.compile("snapshot\\.(\\d{1,18})_(\\d{1,18})");
    private static final String SEAL = "SEALED";
    private static final byte[] TAKEN = "taken\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] INSTALLED = "installed\n".getBytes(StandardCharsets.US_ASCII);
    private static final int RETAINED = 2;

    private @Nullable Path root;
    private @Nullable Path snapshots;
    private @Nullable Path temporary;
    private volatile @Nullable Snapshot latest;

    @Override
    public void init(RaftStorage storage) throws IOException {
        Path folder = storage.getStorageDir().getStateMachineDir().toPath();
        Path working = storage.getStorageDir().getTmpDir().toPath();
        root = storage.getStorageDir().getRoot().toPath();
        snapshots = folder;
        temporary = working;
        DurableFiles.deleteTree(working);
        Files.createDirectories(working);
        undoUnfinishedInstallation(initialized(root), folder);
        Files.createDirectories(folder);
        refresh();
    }

    /**
     * Ratis moves the folder away before it moves the one with the installed snapshot to its place. A crash in between
     * leaves none; a crash after it leaves both.
     */
    private static void undoUnfinishedInstallation(Path root, Path folder) throws IOException {
        try (DirectoryStream<Path> moved = Files.newDirectoryStream(root, folder.getFileName() + ".tmp*")) {
            for (Path old : moved) {
                if (Files.exists(folder) && !find(folder).isEmpty()) {
                    DurableFiles.deleteTree(old);
                } else {
                    Files.deleteIfExists(folder);
                    Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
    }

    /** Looks which snapshot is the latest, after one has been installed. */
    void refresh() throws IOException {
        List<Snapshot> found = find(snapshotFolder());
        if (found.isEmpty()) {
            latest = null;
            return;
        }
        Snapshot newest = found.get(0);
        seal(newest);
        latest = newest;
    }

    Optional<Snapshot> latest() {
        return Optional.ofNullable(latest);
    }

    @Override
    public @Nullable SnapshotInfo getLatestSnapshot() {
        Snapshot snapshot = latest;
        return snapshot == null ? null : snapshot.info();
    }

    /**
     * Takes a snapshot; nobody sees it before it is whole.
     *
     * @param position the last command it has
     */
    void take(Replica replica, TermIndex position) throws IOException {
        Snapshot before = latest;
        if (before != null && before.position().equals(position)) {
            return;
        }
        Path working = temporaryFolder().resolve("taking");
        DurableFiles.deleteTree(working);
        replica.snapshotTo(working);
        DurableFiles.write(working.resolve(SEAL), TAKEN);
        DurableFiles.forceFolder(working);
        Path folder = Files.createDirectories(snapshotFolder())
                .resolve("snapshot." + position.getTerm() + "_" + position.getIndex());
        Files.move(working, folder, StandardCopyOption.ATOMIC_MOVE);
        DurableFiles.forceFolder(snapshotFolder());
        latest = Snapshot.read(folder, position);
    }

    private void seal(Snapshot snapshot) throws IOException {
        Path folder = snapshot.folder();
        if (Files.exists(folder.resolve(SEAL))) {
            return;
        }
        for (FileInfo file : snapshot.info().getFiles()) {
            File data = file.getPath().toFile();
            MD5Hash announced = MD5FileUtil.readStoredMd5ForFile(data);
            if (announced == null || !announced.equals(MD5FileUtil.computeMd5ForFile(data))) {
                throw new IOException(
                        data + " is not what the leader sent (MD5); empty this peer's directory and start it"
                                + " again, while a majority of the others runs");
            }
            Files.delete(MD5FileUtil.getDigestFileForFile(data).toPath());
        }
        DurableFiles.forceTree(folder);
        DurableFiles.write(folder.resolve(SEAL), INSTALLED);
        DurableFiles.forceFolder(folder);
        DurableFiles.forceFolder(snapshotFolder());
        // Ratis has moved the folder of snapshots here, whole.
        DurableFiles.forceFolder(initialized(root));
    }

    /** From the newest to the oldest. */
    private static List<Snapshot> find(Path snapshots) throws IOException {
        List<Snapshot> found = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(snapshots, "snapshot.*")) {
            for (Path folder : folders) {
                Matcher name = NAME.matcher(folder.getFileName().toString());
                if (name.matches()) {
                    found.add(Snapshot.read(
                            folder, TermIndex.valueOf(Long.parseLong(name.group(1)), Long.parseLong(name.group(2)))));
                }
            }
        }
        found.sort(Comparator.comparing(Snapshot::position).reversed());
        return found;
    }

    @Override
    public void format() {}

    /** Keeps two, whatever the policy: a follower may be receiving the last but one. */
    @Override
    public void cleanupOldSnapshots(@Nullable SnapshotRetentionPolicy policy) throws IOException {
        List<Snapshot> found = find(snapshotFolder());
        for (Snapshot old : found.subList(Math.min(RETAINED, found.size()), found.size())) {
            DurableFiles.deleteTree(old.folder());
        }
    }

    private Path snapshotFolder() {
        return initialized(snapshots);
    }

    private Path temporaryFolder() {
        return initialized(temporary);
    }

    private static Path initialized(@Nullable Path folder) {
        if (folder == null) {
            throw new IllegalStateException("the storage is not initialized yet");
        }
        return folder;
    }

    /** A snapshot whose files are all there. */
    record Snapshot(Path folder, TermIndex position, SnapshotInfo info) {

        static Snapshot read(Path folder, TermIndex position) throws IOException {
            SnapshotManifest manifest = SnapshotManifest.read(folder);
            manifest.requireComplete(folder);
            List<FileInfo> files = new ArrayList<>();
            for (SnapshotManifest.Entry file : manifest.files()) {
                files.add(new FileInfo(folder.resolve(file.path()), null));
            }
            files.add(new FileInfo(folder.resolve(SnapshotManifest.NAME), null));
            return new Snapshot(folder, position, new FileListSnapshotInfo(files, position));
        }
    }
}
