package dev.backsight.store.replication;

import static dev.backsight.store.replication.RestartableReplica.NOON;
import static dev.backsight.store.replication.RestartableReplica.TYPE;
import static dev.backsight.store.replication.RestartableReplica.put;
import static dev.backsight.store.replication.RestartableReplica.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.FilePage;
import dev.backsight.store.NamedFilesContract;
import dev.backsight.store.QueryPage;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.monitor.StoreMonitor;
import dev.backsight.store.replication.wire.Command;
import dev.backsight.store.replication.wire.Payload;
import dev.backsight.store.replication.wire.Query;
import dev.backsight.store.replication.wire.Refusal;
import dev.backsight.store.replication.wire.Reply;
import dev.backsight.store.replication.wire.ReplyFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a peer answers, and what a client makes of answers that come in parts. */
class ReplicaAnswerTest {

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
                root.resolve("many"),
                Optional.empty(),
                RestartableReplica.OPTIONS.withKeptVersions(kept),
                StoreMonitor.disabled())) {
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
}
