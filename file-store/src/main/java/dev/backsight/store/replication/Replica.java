package dev.backsight.store.replication;

import dev.backsight.store.ExistingTarget;
import dev.backsight.store.FileExistsException;
import dev.backsight.store.FileNotStoredException;
import dev.backsight.store.FileStore;
import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.StoreCheckpoint;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.StoreMonitor;
import dev.backsight.store.replication.wire.Command;
import dev.backsight.store.replication.wire.Query;
import dev.backsight.store.replication.wire.Refusal;
import dev.backsight.store.replication.wire.Reply;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One copy of the store and what belongs to it, without any network: a deterministic function of the commands applied.
 * Its folder is made anew from a snapshot whenever a peer starts, so nothing in it needs to survive a crash. Commands are
 * applied by one thread at a time; queries may come from many, at the same time.
 */
final class Replica implements Closeable {

    private static final String STORE = "store";
    private static final String UPLOADS = "uploads";
    private static final String STATE = "state";

    private final FileStore store;
    private final CommandClock clock;
    private final CommandFileIds ids;
    private final CompletedOperations completed;
    private final Uploads uploads;
    private final NameGuard names = new NameGuard();
    private final ReplicaAnswers answers;
    private final StoreMonitor monitor;

    private Replica(FileStore store, CommandClock clock, CommandFileIds ids, ReplicaState state, StoreMonitor monitor) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.completed = state.completed();
        this.uploads = state.uploads();
        this.answers = new ReplicaAnswers(store, names);
        this.monitor = monitor;
        clock.advanceTo(state.time());
    }

    /**
     * Makes a replica.
     *
     * @param folder whatever is in it goes first
     * @param snapshot what {@link #snapshotTo} wrote, or empty to begin with no files
     */
    static Replica open(Path folder, Optional<Path> snapshot, FileStoreOptions options, StoreMonitor monitor)
            throws IOException {
        DurableFiles.deleteTree(folder);
        Files.createDirectories(folder);
        Path uploads = folder.resolve(UPLOADS);
        ReplicaState state;
        if (snapshot.isPresent()) {
            StoreCheckpoint.restore(snapshot.get().resolve(STORE), folder.resolve(STORE));
            if (Files.exists(snapshot.get().resolve(UPLOADS))) {
                linkTree(snapshot.get().resolve(UPLOADS), uploads);
            }
            state = ReplicaState.read(snapshot.get().resolve(STATE), uploads);
        } else {
            state = ReplicaState.empty(uploads);
        }
        CommandClock clock = new CommandClock();
        CommandFileIds ids = new CommandFileIds(clock);
        // What a content borrows from others, and with it its size on disk, depends on what the replica has seen since
        // its
        // start. All replicas are to answer the same.
        FileStoreOptions whole = options.withoutChunking();
        FileStore store = FileStore.open(folder.resolve(STORE), whole, clock, ids, monitor);
        return new Replica(store, clock, ids, state, monitor);
    }

    private static void linkTree(Path source, Path target) throws IOException {
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path link = target.resolve(source.relativize(file));
                Files.createDirectories(link.getParent());
                Files.createLink(link, file);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Writes all there is into a new folder, durably, the manifest last. */
    void snapshotTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        store.checkpoint(folder.resolve(STORE));
        uploads.linkTo(folder.resolve(UPLOADS));
        new ReplicaState(clock.instant(), completed, uploads).write(folder.resolve(STATE));
        SnapshotManifest.of(folder).write(folder);
        DurableFiles.forceFolder(folder);
    }

    /**
     * Applies a command. All replicas answer the same.
     *
     * @param time chosen by the leader
     * @throws IOException for a reason of this replica alone, such as a full disk: it must not go on, since the others do
     */
    Reply apply(Command command, Instant time) throws IOException {
        long started = monitor.start();
        try {
            clock.advanceTo(time);
            uploads.expire(clock.instant());
            Reply reply = applyNow(command);
            monitor.succeeded(Operation.REPLICATE, started, bytes(command));
            return reply;
        } catch (Throwable e) {
            monitor.failed(Operation.REPLICATE, started);
            throw e;
        }
    }

    private static long bytes(Command command) {
        if (command instanceof Command.Put put) {
            return put.content().length();
        }
        return command instanceof Command.Part part ? part.content().length() : 0;
    }

    private Reply applyNow(Command command) throws IOException {
        if (command instanceof Command.Put put) {
            return once(put.operation(), () -> put(put));
        } else if (command instanceof Command.Part part) {
            return uploads.accept(part, clock.instant());
        } else if (command instanceof Command.Commit commit) {
            return once(commit.operation(), () -> commit(commit));
        } else if (command instanceof Command.Delete delete) {
            return once(delete.operation(), () -> delete(delete.name()));
        } else if (command instanceof Command.Label label) {
            return once(label.operation(), () -> label(label));
        } else if (command instanceof Command.Copy copy) {
            return once(copy.operation(), () -> moved(copy.from(), copy.to(), copy.existing(), store::copy));
        } else if (command instanceof Command.Rename rename) {
            return once(rename.operation(), () -> moved(rename.from(), rename.to(), rename.existing(), store::rename));
        }
        uploads.remove(((Command.Abort) command).upload());
        return new Reply.Accepted();
    }

    private Reply once(UUID operation, Change change) throws IOException {
        Optional<Reply> before = completed.reply(operation);
        if (before.isPresent()) {
            return before.get();
        }
        ids.applying(operation);
        Reply reply = change.run();
        completed.add(operation, clock.instant(), reply);
        return reply;
    }

    private Reply put(Command.Put put) throws IOException {
        String name = put.name().value();
        byte[] content = put.content().bytes();
        return names.changing(
                put.name(),
                () -> new Reply.Stored(
                        put.labels().isPresent()
                                ? store.put(
                                        name,
                                        content,
                                        put.mediaType(),
                                        put.labels().get())
                                : store.put(name, content, put.mediaType())));
    }

    private Reply commit(Command.Commit commit) throws IOException {
        Optional<Upload> found = uploads.find(commit.upload());
        if (found.isEmpty()) {
            return Uploads.unknown(commit.upload());
        }
        Upload upload = found.get();
        if (upload.size() != commit.size()) {
            return new Reply.Refused(
                    Refusal.UPLOAD_INCOMPLETE,
                    "the parts have " + upload.size() + " bytes, but " + commit.size() + " were announced");
        }
        Reply reply;
        try {
            reply = names.changing(commit.name(), () -> putParts(commit, upload));
        } catch (ContentMismatchException e) {
            reply = new Reply.Refused(Refusal.CONTENT_MISMATCH, String.valueOf(e.getMessage()));
        }
        uploads.remove(commit.upload());
        return reply;
    }

    private Reply putParts(Command.Commit commit, Upload upload) throws IOException {
        String name = commit.name().value();
        try (InputStream parts = upload.open(commit.contentId())) {
            return new Reply.Stored(
                    commit.labels().isPresent()
                            ? store.put(
                                    name,
                                    parts,
                                    commit.mediaType(),
                                    commit.labels().get())
                            : store.put(name, parts, commit.mediaType()));
        }
    }

    private Reply delete(FileName name) throws IOException {
        return names.changing(name, () -> new Reply.Deleted(store.delete(name.value())));
    }

    private Reply label(Command.Label label) throws IOException {
        String name = label.name().value();
        return names.changing(label.name(), () -> {
            Optional<FileStat> found = store.stat(name).filter(label::saw);
            return found.isPresent()
                    ? new Reply.Stored(store.label(found.get(), label.labels()))
                    : new Reply.Refused(Refusal.CHANGED, "'" + name + "' is not what was seen any more");
        });
    }

    /** What the store refuses is not a failure of this replica, and is refused by all. */
    private Reply moved(FileName from, FileName to, ExistingTarget existing, Move move) throws IOException {
        try {
            // Only one thread changes anything, so it cannot meet another that holds these locks the other way round.
            return names.changing(
                    from,
                    () -> names.changing(to, () -> new Reply.Stored(move.run(from.value(), to.value(), existing))));
        } catch (FileNotStoredException e) {
            return new Reply.Refused(Refusal.NOT_STORED, String.valueOf(e.getMessage()));
        } catch (FileExistsException e) {
            return new Reply.Refused(Refusal.EXISTS, String.valueOf(e.getMessage()));
        }
    }

    /** Answers from this copy alone. */
    Reply answer(Query query) {
        return answers.answer(query);
    }

    @Override
    public void close() throws IOException {
        store.close();
    }

    @FunctionalInterface
    private interface Change {

        Reply run() throws IOException;
    }

    /** A copy or a rename. */
    @FunctionalInterface
    private interface Move {

        FileStat run(String from, String to, ExistingTarget existing) throws IOException;
    }
}
