package dev.backsight.store.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.Durability;
import dev.backsight.store.ExistingTarget;
import dev.backsight.store.FilePage;
import dev.backsight.store.FileStore;
import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.InvalidPageTokenException;
import dev.backsight.store.PageToken;
import dev.backsight.store.QueryPage;
import dev.backsight.store.identity.InvalidNameException;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.thumbnail.ThumbnailRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessControlledStoreTest {

    private static final byte[] CONTENT = {1, 2, 3, 4};
    private static final MediaType TYPE = MediaType.OCTET_STREAM;
    private static final Principal ROOT = new Principal("root");
    private static final Principal READER = new Principal("reader");
    private static final Principal WRITER = new Principal("writer");

    @TempDir
    Path root;

    private FileStore store;
    private AccessControl control;

    @BeforeEach
    void open() throws IOException {
        store = FileStore.open(
                root.resolve("store"), FileStoreOptions.defaults().withDurability(Durability.PROCESS_CRASH));
        control = AccessControl.open(root.resolve("access"), ROOT);
        control.grant(ROOT, Grant.of(READER, Role.READER, new Prefix("a")));
        control.grant(ROOT, Grant.of(WRITER, Role.WRITER, new Prefix("a")));
    }

    @AfterEach
    void close() throws IOException {
        control.close();
        store.close();
    }

    @Test
    void everyReadIsDoneForAReaderAndAuditedAndDeniedToAStranger() throws IOException {
        store.put("a/f", CONTENT);
        AccessControlledStore reader = as(READER);

        assertThat(reader.get("a/f")).isEqualTo(CONTENT);
        assertThat(reader.get("a/f", 1, 2)).containsExactly(2, 3);
        assertThat(reader.stat("a/f")).isPresent();
        try (InputStream stream = reader.newInputStream("a/f");
                InputStream part = reader.newInputStream("a/f", 2, 2)) {
            assertThat(stream.readAllBytes()).isEqualTo(CONTENT);
            assertThat(part.readAllBytes()).containsExactly(3, 4);
        }
        assertThat(reader.copyTo("a/f", new ByteArrayOutputStream())).isEqualTo(4);
        assertThat(auditedSinceSetUp())
                .containsExactly("reader READ a/f true".repeat(6).split("(?<=true)"));

        AccessControlledStore stranger = as(new Principal("stranger"));
        assertDenied(() -> stranger.get("a/f"));
        assertDenied(() -> stranger.get("a/f", 1, 2));
        assertDenied(() -> stranger.stat("a/f"));
        assertDenied(() -> stranger.newInputStream("a/f"));
        assertDenied(() -> stranger.newInputStream("a/f", 2, 2));
        assertDenied(() -> stranger.copyTo("a/f", new ByteArrayOutputStream()));
        assertDenied(() -> stranger.copyTo("a/f", Channels.newChannel(new ByteArrayOutputStream())));
        assertDenied(() -> stranger.list("", 10));
        assertDenied(() -> stranger.get("a/no such file"));
        assertThat(auditedSinceSetUp())
                .hasSize(15)
                .filteredOn(e -> e.endsWith("false"))
                .hasSize(9);
    }

    @Test
    void everyChangeIsDoneForAWriterAndAuditedAndDeniedToAReader() throws IOException {
        Path source = Files.write(root.resolve("source"), CONTENT);
        AccessControlledStore writer = as(WRITER);
        writer.put("a/1", CONTENT, TYPE);
        writer.put("a/2", new ByteArrayInputStream(CONTENT), TYPE);
        writer.put("a/3", source, TYPE);
        assertThat(writer.delete("a/3")).isTrue();
        assertDenied(() -> writer.put("ab", CONTENT, TYPE));

        AccessControlledStore reader = as(READER);
        assertDenied(() -> reader.put("a/1", new byte[1], TYPE));
        assertDenied(() -> reader.put("a/1", new ByteArrayInputStream(new byte[1]), TYPE));
        assertDenied(() -> reader.put("a/1", source, TYPE));
        assertDenied(() -> reader.delete("a/1"));

        assertThat(names(store.list("", 10))).containsExactly("a/1", "a/2");
        assertThat(store.get("a/1")).isEqualTo(CONTENT);
        assertThat(auditedSinceSetUp())
                .containsExactly(
                        "writer WRITE a/1 true",
                        "writer WRITE a/2 true",
                        "writer WRITE a/3 true",
                        "writer DELETE a/3 true",
                        "writer WRITE ab false",
                        "reader WRITE a/1 false",
                        "reader WRITE a/1 false",
                        "reader WRITE a/1 false",
                        "reader DELETE a/1 false");
    }

    @Test
    void labelsThatComeWithAFileAreKeptForAWriterAndDeniedToAReader() throws IOException {
        Path source = Files.write(root.resolve("source"), CONTENT);
        FileLabels red = FileLabels.ofTags("red");
        AccessControlledStore writer = as(WRITER);
        writer.put("a/1", CONTENT, TYPE, red);
        writer.put("a/2", new ByteArrayInputStream(CONTENT), TYPE, red);
        writer.put("a/3", source, TYPE, red);

        AccessControlledStore reader = as(READER);
        FileLabels blue = FileLabels.ofTags("blue");
        assertDenied(() -> reader.put("a/1", CONTENT, TYPE, blue));
        assertDenied(() -> reader.put("a/2", new ByteArrayInputStream(CONTENT), TYPE, blue));
        assertDenied(() -> reader.put("a/3", source, TYPE, blue));

        assertThat(store.list("", 10).files()).hasSize(3).allSatisfy(file -> assertThat(file.labels())
                .isEqualTo(red));
        assertThat(auditedSinceSetUp())
                .containsExactly(
                        "writer WRITE a/1 true",
                        "writer WRITE a/2 true",
                        "writer WRITE a/3 true",
                        "reader WRITE a/1 false",
                        "reader WRITE a/2 false",
                        "reader WRITE a/3 false");
    }

    @Test
    void copiesRenamesAndLabelsForAWriterAndAuditsBothNames() throws IOException {
        store.put("b/secret", new byte[] {9});
        AccessControlledStore writer = as(WRITER);
        FileStat file = writer.put("a/1", CONTENT, TYPE);
        writer.copy("a/1", "a/2", ExistingTarget.REFUSE);
        writer.rename("a/2", "a/3", ExistingTarget.REFUSE);
        writer.label(file, FileLabels.ofTags("red"));
        assertThat(writer.versions("a/3")).hasSize(1);
        assertThat(writer.getVersion("a/3", 1)).isEqualTo(CONTENT);
        try (InputStream version = writer.newVersionInputStream("a/3", 1)) {
            assertThat(version.readAllBytes()).isEqualTo(CONTENT);
        }
        assertDenied(() -> writer.copy("b/secret", "a/4", ExistingTarget.REFUSE));
        assertDenied(() -> writer.copy("a/1", "b/4", ExistingTarget.REFUSE));
        assertDenied(() -> writer.rename("b/secret", "a/4", ExistingTarget.REFUSE));
        assertDenied(() -> writer.rename("a/1", "b/secret", ExistingTarget.REPLACE));
        assertThatThrownBy(() -> writer.copy("a/1", "a/\n", ExistingTarget.REFUSE))
                .isInstanceOf(InvalidNameException.class);

        AccessControlledStore reader = as(READER);
        assertThat(reader.versions("a/1")).hasSize(1);
        assertDenied(() -> reader.copy("a/1", "a/4", ExistingTarget.REFUSE));
        assertDenied(() -> reader.rename("a/1", "a/4", ExistingTarget.REFUSE));
        assertDenied(() -> reader.label(store.stat("a/1").orElseThrow(), FileLabels.NONE));
        assertDenied(() -> reader.versions("b/secret"));
        assertDenied(() -> reader.getVersion("b/secret", 1));
        assertDenied(() -> reader.newVersionInputStream("b/secret", 1));
        assertDenied(() -> reader.thumbnail("b/secret", ThumbnailRequest.png(8)));

        assertThat(names(store.list("", 10))).containsExactly("a/1", "a/3", "b/secret");
        assertThat(store.get("b/secret")).containsExactly(9);
        assertThat(auditedSinceSetUp())
                .containsExactly(
                        "writer WRITE a/1 true",
                        "writer READ a/1 true",
                        "writer WRITE a/2 true",
                        "writer WRITE a/2 true",
                        "writer WRITE a/3 true",
                        "writer WRITE a/1 true",
                        "writer READ a/3 true",
                        "writer READ a/3 true",
                        "writer READ a/3 true",
                        "writer READ b/secret false",
                        "writer READ a/1 true",
                        "writer WRITE b/4 false",
                        "writer WRITE b/secret false",
                        "writer WRITE a/1 true",
                        "writer WRITE b/secret false",
                        "reader READ a/1 true",
                        "reader READ a/1 true",
                        "reader WRITE a/4 false",
                        "reader WRITE a/1 false",
                        "reader WRITE a/1 false",
                        "reader READ b/secret false",
                        "reader READ b/secret false",
                        "reader READ b/secret false",
                        "reader READ b/secret false");
    }

    @Test
    void findsOnlyWhatMayBeReadAndFillsPagesOverWhatIsHidden() throws IOException {
        for (int i = 0; i < 620; i++) {
            FileStat file = store.put(String.format("%s/%04d", i % 200 == 7 ? "a" : "hidden", i), CONTENT);
            store.label(file, FileLabels.ofTags(i == 407 ? "other" : "red"));
        }
        FileQuery query = FileQuery.all().withTag("red");
        AccessControlledStore reader = as(READER);
        control.grant(ROOT, Grant.of(READER, Role.READER, new Prefix("b")));

        List<String> seen = new ArrayList<>();
        QueryPage page = reader.query(query, 2);
        page.files().forEach(file -> seen.add(file.name().value()));
        while (page.next().isPresent()) {
            assertThat(page.files()).hasSize(2);
            page = reader.query(query, page.next().get(), 2);
            page.files().forEach(file -> seen.add(file.name().value()));
        }

        assertThat(seen).containsExactly("a/0007", "a/0207", "a/0607");
        assertDenied(() -> reader.query(query.withPrefix("hidden"), 2));
        assertThatThrownBy(() -> reader.query(query, new PageToken("x"), 2))
                .isInstanceOf(InvalidPageTokenException.class);
    }

    @Test
    void listsOnlyWhatMayBeReadAndFillsPagesOverWhatIsHidden() throws IOException {
        for (int i = 0; i < 620; i++) {
            // More hidden ones in a row than are looked at a time.
            store.put(String.format("%s/%04d", i % 200 == 7 ? "a" : "hidden", i), CONTENT);
        }
        store.put("ab", CONTENT);
        store.put("z", CONTENT);
        control.grant(ROOT, Grant.of(READER, Role.READER, new Prefix("z")));
        AccessControlledStore reader = as(READER);

        List<String> seen = new ArrayList<>();
        FilePage page = reader.list("", 2);
        seen.addAll(names(page));
        while (page.next().isPresent()) {
            assertThat(page.files()).hasSize(2);
            page = reader.list("", page.next().get(), 2);
            seen.addAll(names(page));
        }

        assertThat(seen).containsExactly("a/0007", "a/0207", "a/0407", "a/0607", "z");
        assertThat(names(reader.list("", 5))).hasSize(5);
        assertThat(reader.list("", 5).next()).isEqualTo(Optional.empty());
        assertThat(names(reader.list("a", 10))).hasSize(4);
        assertDenied(() -> reader.list("hidden", 10));
    }

    @Test
    void aNameThatIsNoneIsRefusedBeforeAnythingIsDecided() throws IOException {
        AccessControlledStore reader = as(READER);
        assertThatThrownBy(() -> reader.get("a/\n1")).isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> reader.list("a\n", 10)).isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> reader.list("a", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(auditedSinceSetUp()).isEmpty();
    }

    @Test
    void nothingIsDoneOnceTheAccessControlIsClosed() throws IOException {
        control.close();
        assertThatThrownBy(() -> as(WRITER).put("a/1", CONTENT, TYPE)).isInstanceOf(AuditUnavailableException.class);
        assertThat(store.stat("a/1")).isEmpty();
    }

    private AccessControlledStore as(Principal principal) {
        return new AccessControlledStore(store, control, principal);
    }

    private void assertDenied(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ActionDeniedException.class);
    }

    private static List<String> names(FilePage page) {
        return page.files().stream().map(file -> file.name().value()).toList();
    }

    private List<String> auditedSinceSetUp() throws IOException {
        List<String> lines = new ArrayList<>();
        AuditVerification found = AuditVerifier.read(root.resolve("access"), entry -> {
            if (entry.action() != Action.ADMINISTER) {
                lines.add(entry.principal() + " " + entry.action() + " " + entry.name() + " " + entry.allowed());
            }
        });
        assertThat(found.isIntact()).isTrue();
        return lines;
    }
}
