package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoredFileTest {

    private static final byte[] CONTENT = Contents.text(1, 1000);
    private static final RestoredFile FILE = new RestoredFile(
            new FileName("report"),
            new MediaType("text/plain"),
            7,
            Instant.parse("2024-02-29T12:00:00.000001Z"),
            Instant.parse("2025-01-01T00:00:00Z"),
            new FileLabels(Set.of("final"), Map.of("author", "Ada")));

    @TempDir
    Path root;

    private FileStore store;

    @BeforeEach
    void open() throws IOException {
        store = FileStore.open(root, FileStoreOptions.defaults().withKeptVersions(3));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    private FileStat restore(RestoredFile file, byte[] content) throws IOException {
        return store.restore(file, new ByteArrayInputStream(content));
    }

    @Test
    void aFileComesBackWithTypeNumberTimesAndLabels() throws IOException {
        FileStat restored = restore(FILE, CONTENT);

        assertThat(store.stat("report")).contains(restored);
        assertThat(RestoredFile.of(restored)).isEqualTo(FILE);
        assertThat(store.get("report")).isEqualTo(CONTENT);
        assertThat(store.versions("report")).containsExactly(restored);
    }

    @Test
    void lifeGoesOnFromThere() throws IOException {
        FileStat restored = restore(FILE, CONTENT);
        FileStat next = store.put("report", Contents.text(2, 10));

        assertThat(next.id()).isEqualTo(restored.id());
        assertThat(next.version()).isEqualTo(8);
        assertThat(next.created()).isEqualTo(FILE.created());
        assertThat(next.labels()).isEqualTo(FILE.labels());
        assertThat(store.getVersion("report", 7)).isEqualTo(CONTENT);
        store.delete("report");
        assertThat(Contents.stored(root)).isEmpty();
    }

    @Test
    void restoringAgainChangesNothing() throws IOException {
        FileStat once = restore(FILE, CONTENT);
        assertThat(restore(FILE, CONTENT)).isEqualTo(once);
        assertThat(store.versions("report")).containsExactly(once);
    }

    @Test
    void whereThereIsAFileItGetsAnotherVersion() throws IOException {
        FileStat there = store.put("report", Contents.text(3, 10));
        FileStat restored = restore(FILE, CONTENT);

        assertThat(restored.id()).isEqualTo(there.id());
        assertThat(restored.version()).isEqualTo(2);
        assertThat(restored.created()).isEqualTo(there.created());
        assertThat(restored.modified()).isEqualTo(FILE.modified());
        assertThat(restored.labels()).isEqualTo(FILE.labels());
        assertThat(restored.mediaType()).isEqualTo(FILE.mediaType());
        assertThat(store.getVersion("report", 1)).isEqualTo(Contents.text(3, 10));
    }

    @Test
    void numbersAndTimesThatNoStoreCouldGoOnFromAreRefused() {
        for (long version : new long[] {Long.MIN_VALUE, 0, RestoredFile.MAX_VERSION + 1, Long.MAX_VALUE}) {
            assertThatThrownBy(() -> with(version, FILE.created(), FILE.modified()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (Instant time : new Instant[] {Instant.MIN, Instant.MAX, Instant.parse("+10000-01-01T00:00:00Z")}) {
            assertThatThrownBy(() -> with(1, time, FILE.modified())).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> with(1, FILE.created(), time)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static RestoredFile with(long version, Instant created, Instant modified) {
        return new RestoredFile(FILE.name(), FILE.mediaType(), version, created, modified, FILE.labels());
    }
}
