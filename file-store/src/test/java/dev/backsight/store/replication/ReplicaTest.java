package dev.backsight.store.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.Contents;
import dev.backsight.store.Durability;
import dev.backsight.store.ExistingTarget;
import dev.backsight.store.FilePage;
import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.NamedFilesContract;
import dev.backsight.store.QueryPage;
import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.monitor.IntervalSnapshot;
import dev.backsight.store.monitor.MonitorConfig;
import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.StoreMonitor;
import dev.backsight.store.replication.wire.Command;
import dev.backsight.store.replication.wire.Payload;
import dev.backsight.store.replication.wire.Query;
import dev.backsight.store.replication.wire.Refusal;
import dev.backsight.store.replication.wire.Reply;
import dev.backsight.store.replication.wire.ReplyFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplicaTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final MediaType TYPE = MediaType.OCTET_STREAM;

    private static final FileStoreOptions OPTIONS =
            FileStoreOptions.defaults().withDurability(Durability.PROCESS_CRASH).withKeptVersions(3);

    @TempDir
    Path root;

    private Replica replica;
    private int restored;

    @BeforeEach
    void open() throws IOException {
        replica = open(Optional.empty());
    }

    @AfterEach
    void close() throws IOException {
        replica.close();
    }

    private Replica open(Optional<Path> snapshot) throws IOException {
        return Replica.open(root.resolve("live " + restored++), snapshot, OPTIONS, StoreMonitor.disabled());
    }

    private void restart() throws IOException {
        Path snapshot = root.resolve("snapshot " + restored);
        replica.snapshotTo(snapshot);
        replica.close();
        SnapshotManifest.read(snapshot).requireComplete(snapshot);
        replica = open(Optional.of(snapshot));
    }

    private static Command put(String name, byte[] content) {
        return new Command.Put(UUID.randomUUID(), new FileName(name), TYPE, Optional.empty(), Payload.of(content));
    }

    private byte[] get(String name) throws IOException {
        return new FileView((what, query) -> replica.answer(query)).get(name);
    }

    private static Refusal reason(Reply reply) {
        assertThat(reply).isInstanceOf(Reply.Refused.class);
        return ((Reply.Refused) reply).reason();
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
        assertThat(get("a")).containsExactly(2);
        restart();
        assertThat(replica.apply(first, NOON.plusSeconds(3))).isEqualTo(answer);
        assertThat(get("a")).containsExactly(2);

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

        assertThat(get("a")).containsExactly(1);
    }

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
        restart();
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
        restart();

        assertThat(replica.apply(copy, NOON.plusSeconds(5))).isEqualTo(copied);
        assertThat(replica.apply(rename, NOON.plusSeconds(5))).isEqualTo(renamed);
        assertThat(get("a")).containsExactly(2);
        assertThat(get("b")).containsExactly(1);
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
        restart();

        assertThat(replica.apply(put, NOON.plusSeconds(1))).isEqualTo(answer);
        assertThat(((Reply.Stored) answer).stat().labels()).isEqualTo(NamedFilesContract.mostLabels());
    }

    @Test
    void anUploadIsUnseenUntilItIsCommittedAndSurvivesASnapshot() throws IOException {
        byte[] content = Contents.halfRandom(1, 2_500_000);
        UUID upload = UUID.randomUUID();
        List<Command> parts = parts(upload, content);

        replica.apply(parts.get(0), NOON);
        replica.apply(parts.get(0), NOON);
        assertThat(reason(replica.apply(parts.get(2), NOON))).isEqualTo(Refusal.UPLOAD_INCOMPLETE);
        replica.apply(parts.get(1), NOON);
        restart();
        assertThat(reason(replica.apply(commit(upload, "early", content), NOON)))
                .isEqualTo(Refusal.UPLOAD_INCOMPLETE);
        replica.apply(parts.get(2), NOON);
        assertThat(replica.answer(new Query.Stat(new FileName("big")))).isEqualTo(new Reply.Known(Optional.empty()));

        Reply reply = replica.apply(commit(upload, "big", content), NOON);

        assertThat(((Reply.Stored) reply).stat().contentId()).isEqualTo(ContentId.of(content));
        assertThat(get("big")).isEqualTo(content);
        assertThat(reason(replica.apply(commit(upload, "again", content), NOON)))
                .isEqualTo(Refusal.UPLOAD_UNKNOWN);
    }

    @Test
    void contentThatIsNotWhatWasAnnouncedIsRefusedAndTheFileKeepsItsOwn() throws IOException {
        byte[] content = Contents.random(1, 2_000_000);
        UUID upload = UUID.randomUUID();
        replica.apply(put("a", new byte[] {1}), NOON);
        for (Command part : parts(upload, content)) {
            replica.apply(part, NOON);
        }
        Command.Commit wrong = new Command.Commit(
                UUID.randomUUID(),
                upload,
                new FileName("a"),
                TYPE,
                Optional.empty(),
                ContentId.of(new byte[0]),
                content.length);

        assertThat(reason(replica.apply(wrong, NOON))).isEqualTo(Refusal.CONTENT_MISMATCH);
        assertThat(get("a")).containsExactly(1);
    }

    @Test
    void aPartThatIsDamagedHereIsNotTakenForTheClientsFault() throws IOException {
        byte[] content = Contents.random(1, 2_000_000);
        UUID upload = UUID.randomUUID();
        for (Command part : parts(upload, content)) {
            replica.apply(part, NOON);
        }
        Path part = root.resolve("live 0/uploads/" + upload + "/0000001.part");
        byte[] bytes = Files.readAllBytes(part);
        bytes[77] ^= 1;
        Files.write(part, bytes, StandardOpenOption.TRUNCATE_EXISTING);

        assertThatThrownBy(() -> replica.apply(commit(upload, "big", content), NOON))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("0000001.part is damaged");
    }

    @Test
    void uploadsNobodyGoesOnWithAreGivenUpByTheCommandsTime() throws IOException {
        byte[] content = Contents.random(1, 2_000_000);
        UUID idle = UUID.randomUUID();
        UUID aborted = UUID.randomUUID();
        replica.apply(parts(idle, content).get(0), NOON);
        replica.apply(parts(aborted, content).get(0), NOON);
        replica.apply(new Command.Abort(aborted), NOON);
        assertThat(root.resolve("live 0/uploads/" + aborted)).doesNotExist();
        replica.apply(put("a", new byte[] {1}), NOON.plus(Uploads.IDLE));
        assertThat(root.resolve("live 0/uploads/" + idle)).exists();

        replica.apply(put("a", new byte[] {1}), NOON.plus(Uploads.IDLE).plusMillis(1));

        assertThat(root.resolve("live 0/uploads/" + idle)).doesNotExist();
        assertThat(reason(replica.apply(parts(idle, content).get(1), NOON))).isEqualTo(Refusal.UPLOAD_UNKNOWN);
    }

    @Test
    void uploadsAreBounded() throws IOException {
        for (int i = 0; i < Uploads.MAX_UPLOADS; i++) {
            Reply reply = replica.apply(new Command.Part(new UUID(1, i), 0, Payload.of(new byte[] {1})), NOON);
            assertThat(reply).isEqualTo(new Reply.Accepted());
        }

        assertThat(reason(replica.apply(new Command.Part(new UUID(2, 0), 0, Payload.of(new byte[] {1})), NOON)))
                .isEqualTo(Refusal.TOO_MANY_UPLOADS);
    }

    @Test
    void aRangeOfAnotherContentIsRefused() throws IOException {
        replica.apply(put("a", new byte[] {1, 2, 3}), NOON);
        FileName name = new FileName("a");
        ContentId before = ContentId.of(new byte[] {1, 2, 3});

        assertThat(replica.answer(new Query.Range(name, OptionalLong.empty(), 1, 10, Optional.of(before))))
                .isInstanceOfSatisfying(
                        Reply.Content.class,
                        content -> assertThat(content.content().bytes()).containsExactly(2, 3));
        assertThat(reason(replica.answer(new Query.Range(name, OptionalLong.empty(), 4, 1, Optional.empty()))))
                .isEqualTo(Refusal.OUT_OF_RANGE);
        replica.apply(put("a", new byte[] {4}), NOON);
        assertThat(reason(replica.answer(new Query.Range(name, OptionalLong.empty(), 0, 1, Optional.of(before)))))
                .isEqualTo(Refusal.CHANGED);
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

    @Test
    void pagesOfFilesWithVeryManyLabelsAreShorterThanAskedFor() throws IOException {
        for (int i = 100; i < 400; i++) {
            replica.apply(
                    new Command.Put(
                            new UUID(5, i),
                            new FileName("file " + i),
                            TYPE,
                            Optional.of(NamedFilesContract.mostLabels()),
                            Payload.of(new byte[] {1})),
                    NOON);
        }
        FileView view = new FileView((what, query) -> throughTheWire(replica.answer(query)));
        List<String> names = new ArrayList<>();
        FilePage page = view.list("", 1_000);
        int pages = 1;
        while (page.next().isPresent()) {
            page.files().forEach(file -> names.add(file.name().value()));
            page = view.list("", page.next().get(), 1_000);
            pages++;
        }
        page.files().forEach(file -> names.add(file.name().value()));

        assertThat(names).hasSize(300).isSorted().doesNotHaveDuplicates();
        assertThat(pages).isEqualTo(2);

        QueryPage found = view.query(FileQuery.all(), 1_000);
        QueryPage rest = view.query(FileQuery.all(), found.next().orElseThrow(), 1_000);
        assertThat(Stream.concat(found.files().stream(), rest.files().stream())
                        .map(file -> file.name().value()))
                .isEqualTo(names);
        assertThat(rest.next()).isEmpty();
    }

    @Test
    void versionsThatComeInPartsAreOfOneState() throws IOException {
        for (int i = 1; i <= 5; i++) {
            replica.apply(put("f", new byte[] {(byte) i}), NOON);
        }
        List<Query> asked = new ArrayList<>();
        FileView view = new FileView((what, query) -> {
            asked.add(query);
            Reply.Versions all = (Reply.Versions) replica.answer(query);
            if (asked.size() == 1) {
                replica.apply(put("f", new byte[] {6}), NOON);
            }
            return new Reply.Versions(
                    all.latest(), all.versions().subList(0, 1), all.versions().size() > 1);
        });

        assertThat(view.versions("f")).extracting(FileStat::version).containsExactly(6L, 5L, 4L);
        assertThat(asked)
                .extracting(query -> ((Query.Versions) query).before())
                .as("what came before the change is not put together with what came after it")
                .containsExactly(Long.MAX_VALUE, 5L, Long.MAX_VALUE, 6L, 5L);
    }

    /** Each put looks at all versions before it. */
    @Test
    @Tag("long")
    void versionsWithVeryManyLabelsComeInSeveralReplies() throws IOException {
        int kept = 262;
        try (Replica many = Replica.open(
                root.resolve("many"), Optional.empty(), OPTIONS.withKeptVersions(kept), StoreMonitor.disabled())) {
            for (int i = 0; i < kept; i++) {
                many.apply(
                        new Command.Put(
                                new UUID(5, i),
                                new FileName("f"),
                                TYPE,
                                i == 0 ? Optional.of(NamedFilesContract.mostLabels()) : Optional.empty(),
                                Payload.of(new byte[] {1})),
                        NOON);
            }
            List<Query> asked = new ArrayList<>();
            FileView view = new FileView((what, query) -> {
                asked.add(query);
                return throughTheWire(many.answer(query));
            });

            assertThat(view.versions("f")).hasSize(kept);
            assertThat(asked).hasSize(2);
        }
    }

    private static Reply throughTheWire(Reply reply) throws IOException {
        byte[] bytes = ReplyFormat.encode(reply);
        assertThat(bytes).hasSizeLessThan(17 << 20);
        return ReplyFormat.decode(ByteBuffer.wrap(bytes));
    }

    /** One replica lives on; the other is made anew from its own snapshots again and again. */
    @Test
    void replicasThatApplyTheSameAreTheSameWhenEverTheyTakeSnapshots() throws IOException {
        Random random = new Random(20261121);
        List<Command> history = new ArrayList<>();
        List<FileStat> seen = new ArrayList<>();
        int labelled = 0;
        int older = 0;
        try (Replica steady =
                Replica.open(root.resolve("steady"), Optional.empty(), OPTIONS, StoreMonitor.disabled())) {
            Instant time = NOON;
            for (int i = 0; i < 600; i++) {
                Command command = randomCommand(random, history, seen);
                history.add(command);
                time = time.plusMillis(random.nextInt(600_000) - 100_000);
                if (random.nextInt(40) == 0) {
                    restart();
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

    private static List<Command> parts(UUID upload, byte[] content) {
        List<Command> parts = new ArrayList<>();
        for (int from = 0; from < content.length; from += Command.MAX_CONTENT) {
            ByteArrayOutputStream part = new ByteArrayOutputStream();
            part.write(content, from, Math.min(Command.MAX_CONTENT, content.length - from));
            parts.add(new Command.Part(upload, parts.size(), Payload.of(part.toByteArray())));
        }
        return parts;
    }

    private static Command commit(UUID upload, String name, byte[] content) {
        return new Command.Commit(
                UUID.randomUUID(),
                upload,
                new FileName(name),
                TYPE,
                Optional.empty(),
                ContentId.of(content),
                content.length);
    }
}
