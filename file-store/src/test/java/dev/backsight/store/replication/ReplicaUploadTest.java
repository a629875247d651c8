package dev.backsight.store.replication;

import static dev.backsight.store.replication.RestartableReplica.NOON;
import static dev.backsight.store.replication.RestartableReplica.TYPE;
import static dev.backsight.store.replication.RestartableReplica.put;
import static dev.backsight.store.replication.RestartableReplica.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.Contents;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.replication.wire.Command;
import dev.backsight.store.replication.wire.Payload;
import dev.backsight.store.replication.wire.Query;
import dev.backsight.store.replication.wire.Refusal;
import dev.backsight.store.replication.wire.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contents that come to a peer in parts. */
class ReplicaUploadTest {

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
    void anUploadIsUnseenUntilItIsCommittedAndSurvivesASnapshot() throws IOException {
        byte[] content = Contents.halfRandom(1, 2_500_000);
        UUID upload = UUID.randomUUID();
        List<Command> parts = parts(upload, content);

        replica.apply(parts.get(0), NOON);
        replica.apply(parts.get(0), NOON);
        assertThat(reason(replica.apply(parts.get(2), NOON))).isEqualTo(Refusal.UPLOAD_INCOMPLETE);
        replica.apply(parts.get(1), NOON);
        replica.restart();
        assertThat(reason(replica.apply(commit(upload, "early", content), NOON)))
                .isEqualTo(Refusal.UPLOAD_INCOMPLETE);
        replica.apply(parts.get(2), NOON);
        assertThat(replica.answer(new Query.Stat(new FileName("big")))).isEqualTo(new Reply.Known(Optional.empty()));

        Reply reply = replica.apply(commit(upload, "big", content), NOON);

        assertThat(((Reply.Stored) reply).stat().contentId()).isEqualTo(ContentId.of(content));
        assertThat(replica.get("big")).isEqualTo(content);
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
        assertThat(replica.get("a")).containsExactly(1);
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
