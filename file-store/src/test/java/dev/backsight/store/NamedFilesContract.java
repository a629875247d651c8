package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.metadata.FileChangedException;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for files and what is said of them in every store, which is empty before each test. */
public abstract class NamedFilesContract {

    protected static final MediaType TEXT = new MediaType("text/plain");

    @TempDir
    Path folder;

    private NamedFiles files;

    /** The store, which the test that opened it closes. */
    protected abstract NamedFiles open() throws IOException;

    /** Fails if it does not have, or does not come to have, that many contents on its disks, each once. */
    protected abstract void requireStoredContents(int count) throws Exception;

    /** How often each thread changes something. */
    protected abstract int rounds();

    @BeforeEach
    void begin() throws IOException {
        files = open();
    }

    @Test
    void labelsCanComeWithAContentWhicheverWayItIsPut() throws IOException {
        byte[] content = Contents.random(1, 1_500_000);
        FileLabels labels = new FileLabels(Set.of("rot", "grün"), Map.of("von", "Ada", "leer", ""));
        Path file = Files.write(folder.resolve("source"), content);

        FileStat small = files.put("small", new byte[] {1}, TEXT, labels);
        FileStat bytes = files.put("bytes", content, TEXT, labels);
        FileStat stream = files.put("stream", new ByteArrayInputStream(content), TEXT, labels);
        FileStat path = files.put("path", file, TEXT, labels);

        for (FileStat stat : new FileStat[] {small, bytes, stream, path}) {
            assertThat(stat.labels()).isEqualTo(labels);
            assertThat(stat.mediaType()).isEqualTo(TEXT);
            assertThat(files.stat(stat.name().value())).contains(stat);
        }
        assertThat(files.get("stream")).isEqualTo(content);
        assertThat(files.list("", 10).files()).containsExactly(bytes, path, small, stream);
    }

    @Test
    void labelsStayOverAPutThatBringsNoneAndGoWithOneThatDoes() throws IOException {
        files.put("f", new byte[] {1}, TEXT, FileLabels.ofTags("red"));

        FileStat kept = files.put("f", new byte[] {2});
        FileStat replaced = files.put("f", new byte[] {2}, TEXT, FileLabels.ofTags("blue"));
        FileStat large = files.put("f", Contents.random(1, 1_200_000));
        FileStat none = files.put("f", new byte[] {3}, TEXT, FileLabels.NONE);

        assertThat(kept.tags()).containsExactly("red");
        assertThat(replaced.tags()).containsExactly("blue");
        assertThat(replaced.version()).isEqualTo(3);
        assertThat(replaced.id()).isEqualTo(kept.id());
        assertThat(large.tags()).containsExactly("blue");
        assertThat(none.tags()).isEmpty();
        assertThat(files.stat("f")).contains(none);
    }

    @Test
    void labelsAreOnlyChangedOnTheFileThatWasSeen() throws IOException {
        FileStat seen = files.put("f", new byte[] {1});
        FileStat labelled = files.label(seen, FileLabels.ofTags("red"));

        assertThat(labelled).isEqualTo(seen.withLabels(FileLabels.ofTags("red")));
        assertThat(files.stat("f")).contains(labelled);
        assertThatThrownBy(() -> files.label(seen, FileLabels.ofTags("blue")))
                .isInstanceOf(FileChangedException.class)
                .hasMessageContaining("'f'");
        FileStat replaced = files.put("f", new byte[] {2});
        assertThatThrownBy(() -> files.label(labelled, FileLabels.NONE)).isInstanceOf(FileChangedException.class);
        assertThat(files.label(replaced, FileLabels.NONE).tags()).isEmpty();
        files.delete("f");
        files.put("f", new byte[] {2});
        assertThatThrownBy(() -> files.label(replaced, FileLabels.NONE))
                .as("another file of that name")
                .isInstanceOf(FileChangedException.class);
        files.delete("f");
        assertThatThrownBy(() -> files.label(replaced, FileLabels.NONE)).isInstanceOf(FileChangedException.class);
        assertThat(files.stat("f")).isEmpty();
    }

    @Test
    void asManyAndAsLongLabelsAsThereMayBeAreKept() throws IOException {
        FileLabels most = mostLabels();

        FileStat put = files.put("f", new byte[] {1}, TEXT, most);
        FileStat without = files.label(put, FileLabels.NONE);
        FileStat again = files.label(without, most);

        assertThat(again).isEqualTo(put);
        assertThat(files.stat("f")).contains(put);
        assertThat(files.put("f", new byte[] {2}).labels()).isEqualTo(most);
    }

    @Test
    void aCopyIsAnotherFileWithTheSameContentAndLabels() throws Exception {
        FileStat source = files.label(files.put("a", new byte[] {1}, TEXT), FileLabels.ofTags("red"));

        FileStat copy = files.copy("a", "b", ExistingTarget.REFUSE);

        assertThat(copy.id()).isNotEqualTo(source.id());
        assertThat(copy.version()).isEqualTo(1);
        assertThat(copy.tags()).containsExactly("red");
        assertThat(copy.mediaType()).isEqualTo(TEXT);
        assertThat(files.stat("b")).contains(copy);
        requireStoredContents(1);
        files.delete("a");
        assertThat(files.get("b")).containsExactly(1);
    }

    @Test
    void aCopyOverAFileIsItsNextVersionOrIsRefused() throws Exception {
        files.put("a", new byte[] {1});
        FileStat target = files.put("b", new byte[] {2});

        assertThatThrownBy(() -> files.copy("a", "b", ExistingTarget.REFUSE))
                .isInstanceOf(FileExistsException.class)
                .hasMessageContaining("'b'");
        assertThat(files.get("b")).containsExactly(2);
        FileStat copy = files.copy("a", "b", ExistingTarget.REPLACE);

        assertThat(copy.id()).isEqualTo(target.id());
        assertThat(copy.version()).isEqualTo(2);
        assertThat(files.get("b")).containsExactly(1);
        assertThat(files.copy("a", "a", ExistingTarget.REFUSE))
                .isEqualTo(files.stat("a").orElseThrow());
        assertThatThrownBy(() -> files.copy("none", "b", ExistingTarget.REPLACE))
                .isInstanceOf(FileNotStoredException.class);
    }

    @Test
    void aRenamedFileKeepsEverythingButItsName() throws Exception {
        files.put("a", new byte[] {1});
        FileStat before =
                files.label(files.put("a", new byte[] {2}, TEXT), new FileLabels(Set.of("red"), Map.of("by", "me")));

        FileStat after = files.rename("a", "b", ExistingTarget.REFUSE);

        assertThat(after).isEqualTo(before.withName(after.name()));
        assertThat(files.stat("a")).isEmpty();
        assertThat(files.stat("b")).contains(after);
        assertThat(files.rename("b", "b", ExistingTarget.REFUSE)).isEqualTo(after);
        assertThatThrownBy(() -> files.rename("a", "c", ExistingTarget.REPLACE))
                .isInstanceOf(FileNotStoredException.class);
    }

    @Test
    void aRenameOverAFileRemovesItWithItsVersionsOrIsRefused() throws Exception {
        FileStat source = files.put("a", new byte[] {1});
        files.put("b", new byte[] {2});
        files.put("b", new byte[] {3});

        assertThatThrownBy(() -> files.rename("a", "b", ExistingTarget.REFUSE)).isInstanceOf(FileExistsException.class);
        files.rename("a", "b", ExistingTarget.REPLACE);

        assertThat(files.stat("b").orElseThrow().id()).isEqualTo(source.id());
        requireStoredContents(1);
        assertThat(files.list("", 10).files()).hasSize(1);
    }

    @Test
    void renamesInCirclesByManyThreadsLoseNoFileAndNoContent() throws Exception {
        for (int i = 0; i < 4; i++) {
            files.put("n" + i, new byte[] {(byte) i});
        }
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<?>> running = new ArrayList<>();
        for (int t = 0; t < 6; t++) {
            int step = 1 + t % 5;
            running.add(threads.submit(() -> {
                for (int i = 0; i < rounds(); i++) {
                    String from = "n" + i % 6;
                    String to = "n" + (i + step) % 6;
                    try {
                        files.rename(from, to, ExistingTarget.REFUSE);
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
        for (FileStat file : files.list("", 10).files()) {
            contents.add(files.get(file.name().value())[0]);
        }
        assertThat(contents).containsExactlyInAnyOrder((byte) 0, (byte) 1, (byte) 2, (byte) 3);
        requireStoredContents(4);
    }

    /** All that one file can have: about 64 KiB. */
    public static FileLabels mostLabels() {
        Set<String> tags = new TreeSet<>();
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 100; i < 100 + FileLabels.MAX_COUNT; i++) {
            String name = i + "x".repeat(FileLabels.MAX_NAME_BYTES - 3);
            tags.add(name);
            attributes.put(name, "ä".repeat(FileLabels.MAX_VALUE_BYTES / 2));
        }
        return new FileLabels(tags, attributes);
    }
}
