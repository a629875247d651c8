package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.metadata.FileChangedException;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file keeps, and what it does not, when it is put again, copied, renamed and labelled. */
class NameChangesTest {

    private static final FileStoreOptions THREE =
            FileStoreOptions.defaults().withDurability(Durability.PROCESS_CRASH).withKeptVersions(3);
    private static final MediaType TEXT = new MediaType("text/plain");

    @TempDir
    Path root;

    private FileStore store;

    @BeforeEach
    void open() throws IOException {
        store = FileStore.open(root, THREE);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void aFileKeepsItsIdOverItsContentsAndANewOneHasAnother() throws IOException {
        FileStat first = store.put("f", new byte[] {1});
        FileStat second = store.put("f", new byte[] {2});
        store.delete("f");
        FileStat anew = store.put("f", new byte[] {1});

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(List.of(first.version(), second.version(), anew.version())).containsExactly(1L, 2L, 1L);
        assertThat(anew.id()).isGreaterThan(first.id());
    }

    @Test
    void keepsTheLastVersionsAndLetsOlderContentsGo() throws IOException {
        for (int i = 1; i <= 5; i++) {
            store.put("f", new byte[] {(byte) i}, TEXT);
        }
        assertThat(store.versions("f")).extracting(FileStat::version).containsExactly(5L, 4L, 3L);
        assertThat(store.stat("f").orElseThrow().oldestVersion()).isEqualTo(3);
        assertThat(Contents.stored(root)).hasSize(3);
        assertThat(store.getVersion("f", 3)).containsExactly(3);
        assertThat(store.getVersion("f", 5)).containsExactly(5);
        try (InputStream older = store.newVersionInputStream("f", 4)) {
            assertThat(older.readAllBytes()).containsExactly(4);
        }
        assertThatThrownBy(() -> store.getVersion("f", 2))
                .isInstanceOf(FileNotStoredException.class)
                .hasMessage("there is no version 2 of a file 'f' in the store");
        assertThatThrownBy(() -> store.newVersionInputStream("g", 1)).isInstanceOf(FileNotStoredException.class);

        store.close();
        store = FileStore.open(root, THREE.withKeptVersions(1));
        assertThat(store.versions("f")).as("kept until the next put").hasSize(3);
        store.put("f", new byte[] {6});
        assertThat(store.versions("f")).extracting(FileStat::version).containsExactly(6L);
        assertThat(Contents.stored(root)).hasSize(1);
        assertThat(store.versions("none")).isEmpty();
    }

    @Test
    void versionsOfEqualContentShareItAndDeletingRemovesThemAll() throws IOException {
        store.put("f", new byte[] {1});
        store.put("f", new byte[] {2});
        store.put("f", new byte[] {1});
        assertThat(Contents.stored(root)).hasSize(2);
        store.put("f", new byte[] {1});
        store.put("f", new byte[] {1});
        assertThat(store.versions("f")).hasSize(3);
        assertThat(Contents.stored(root)).hasSize(1);

        store.put("f", new byte[] {3});
        store.delete("f");
        assertThat(Contents.stored(root)).isEmpty();
    }

    @Test
    void aCopyIsAnotherFileWithTheSameContentAndLabels() throws IOException {
        FileStat source = store.label(store.put("a", new byte[] {1}, TEXT), FileLabels.ofTags("red"));

        FileStat copy = store.copy("a", "b", ExistingTarget.REFUSE);

        assertThat(copy.id()).isNotEqualTo(source.id());
        assertThat(copy.version()).isEqualTo(1);
        assertThat(copy.tags()).containsExactly("red");
        assertThat(copy.mediaType()).isEqualTo(TEXT);
        assertThat(store.stat("b")).contains(copy);
        assertThat(Contents.stored(root)).hasSize(1);
        store.delete("a");
        assertThat(store.get("b")).containsExactly(1);
    }

    @Test
    void aCopyOverAFileIsItsNextVersionOrIsRefused() throws IOException {
        store.put("a", new byte[] {1});
        FileStat target = store.put("b", new byte[] {2});

        assertThatThrownBy(() -> store.copy("a", "b", ExistingTarget.REFUSE))
                .isInstanceOf(FileExistsException.class)
                .hasMessageContaining("'b'");
        assertThat(store.get("b")).containsExactly(2);
        FileStat copy = store.copy("a", "b", ExistingTarget.REPLACE);

        assertThat(copy.id()).isEqualTo(target.id());
        assertThat(copy.version()).isEqualTo(2);
        assertThat(store.get("b")).containsExactly(1);
        assertThat(store.getVersion("b", 1)).containsExactly(2);
        assertThat(store.copy("a", "a", ExistingTarget.REFUSE))
                .isEqualTo(store.stat("a").orElseThrow());
        assertThatThrownBy(() -> store.copy("none", "b", ExistingTarget.REPLACE))
                .isInstanceOf(FileNotStoredException.class);
    }

    @Test
    void aRenamedFileKeepsEverythingButItsName() throws IOException {
        store.put("a", new byte[] {1});
        FileStat before =
                store.label(store.put("a", new byte[] {2}, TEXT), new FileLabels(Set.of("red"), Map.of("by", "me")));

        FileStat after = store.rename("a", "b", ExistingTarget.REFUSE);

        assertThat(after).isEqualTo(before.withName(after.name()));
        assertThat(store.stat("a")).isEmpty();
        assertThat(store.stat("b")).contains(after);
        assertThat(store.getVersion("b", 1)).containsExactly(1);
        assertThat(store.versions("b"))
                .allSatisfy(version -> assertThat(version.name()).hasToString("b"));
        assertThat(store.rename("b", "b", ExistingTarget.REFUSE)).isEqualTo(after);
        assertThatThrownBy(() -> store.rename("a", "c", ExistingTarget.REPLACE))
                .isInstanceOf(FileNotStoredException.class);
    }

    @Test
    void aRenameOverAFileRemovesItWithItsVersionsOrIsRefused() throws IOException {
        FileStat source = store.put("a", new byte[] {1});
        store.put("b", new byte[] {2});
        store.put("b", new byte[] {3});

        assertThatThrownBy(() -> store.rename("a", "b", ExistingTarget.REFUSE)).isInstanceOf(FileExistsException.class);
        assertThat(store.versions("b")).hasSize(2);
        store.rename("a", "b", ExistingTarget.REPLACE);

        assertThat(store.versions("b")).extracting(FileStat::id).containsExactly(source.id());
        assertThat(Contents.stored(root)).hasSize(1);
        assertThat(store.list("", 10).files()).hasSize(1);
    }

    @Test
    void labelsAreOnlyChangedOnTheFileThatWasSeenAndStayOverAPut() throws IOException {
        FileStat seen = store.put("f", new byte[] {1});
        FileStat labelled = store.label(seen, FileLabels.ofTags("red"));

        assertThat(labelled.version()).isEqualTo(1);
        assertThatThrownBy(() -> store.label(seen, FileLabels.ofTags("blue")))
                .isInstanceOf(FileChangedException.class)
                .hasMessageContaining("'f'");
        FileStat replaced = store.put("f", new byte[] {2});
        assertThat(replaced.tags()).containsExactly("red");
        assertThatThrownBy(() -> store.label(labelled, FileLabels.NONE)).isInstanceOf(FileChangedException.class);
        assertThat(store.label(replaced, FileLabels.NONE).tags()).isEmpty();
        assertThat(store.versions("f").get(1).tags()).containsExactly("red");
        store.delete("f");
        assertThatThrownBy(() -> store.label(replaced, FileLabels.NONE)).isInstanceOf(FileChangedException.class);
    }

    @Test
    void everythingIsThereAfterReopening() throws IOException {
        FileStat file =
                store.label(store.put("f", new byte[] {1}, TEXT), new FileLabels(Set.of("x", "y"), Map.of("k", "v\n")));
        store.put("g", new byte[] {1});
        store.put("g", new byte[] {2});
        List<FileStat> versions = store.versions("g");
        store.close();

        store = FileStore.open(root, THREE);
        assertThat(store.stat("f")).contains(file);
        assertThat(store.versions("g")).isEqualTo(versions);
    }

    @Test
    void renamesInCirclesByManyThreadsLoseNoFileAndNoContent() throws Exception {
        for (int i = 0; i < 4; i++) {
            store.put("n" + i, new byte[] {(byte) i});
        }
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<?>> running = new ArrayList<>();
        for (int t = 0; t < 6; t++) {
            int step = 1 + t % 5;
            running.add(threads.submit(() -> {
                for (int i = 0; i < 400; i++) {
                    String from = "n" + i % 6;
                    String to = "n" + (i + step) % 6;
                    try {
                        store.rename(from, to, ExistingTarget.REFUSE);
                    } catch (FileNotStoredException | FileExistsException e) {
                        assertThat(e).hasMessageContaining("there is");
                    }
                }
                return null;
            }));
        }
        for (Future<?> thread : running) {
            thread.get();
        }
        threads.shutdown();

        List<Byte> contents = new ArrayList<>();
        for (FileStat file : store.list("", 10).files()) {
            contents.add(store.get(file.name().value())[0]);
        }
        assertThat(contents).containsExactlyInAnyOrder((byte) 0, (byte) 1, (byte) 2, (byte) 3);
        assertThat(Contents.stored(root)).hasSize(4);
    }

    @Test
    void refusesToKeepNoVersionOrTooMany() {
        assertThatThrownBy(() -> THREE.withKeptVersions(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> THREE.withKeptVersions(1001)).hasMessageContaining("1001");
    }
}
