package dev.backsight.store.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.FileStore;
import dev.backsight.store.RestoredFile;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.objectstorage.ObjectStat;
import dev.backsight.store.objectstorage.ObjectStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a mirror at rest is like. */
final class MirrorAssertions {

    private MirrorAssertions() {}

    /** The mirror has all of the store and nothing else, and gives an equal store back. */
    static void assertMirrored(FileStore store, ObjectStorage storage, Path scratch) throws IOException {
        TreeSet<String> expected = new TreeSet<>();
        for (FileStat stat : files(store)) {
            expected.add(MirrorLayout.fileKey(stat.name()).value());
            for (int part = 0; part < MirrorLayout.parts(stat.size()); part++) {
                expected.add(MirrorLayout.partKey(stat.contentId(), part).value());
            }
        }
        assertThat(keys(storage)).containsExactlyElementsOf(expected);
        try (FileStore restored = FileStore.open(scratch)) {
            RestoreReport report = Restore.into(restored, storage);
            assertThat(report.failures()).isEmpty();
            assertThat(report.isComplete()).isTrue();
            assertThat(report.files()).isEqualTo(files(store).size());
            assertSame(restored, store);
        }
    }

    static void assertSame(FileStore actual, FileStore expected) throws IOException {
        assertThat(described(actual)).isEqualTo(described(expected));
        for (FileStat stat : files(actual)) {
            assertThat(ContentId.of(actual.get(stat.name().value()))).isEqualTo(stat.contentId());
        }
    }

    private static Map<String, String> described(FileStore store) throws IOException {
        return files(store).stream()
                .collect(Collectors.toMap(
                        stat -> stat.name().value(),
                        stat -> stat.contentId() + " " + stat.size() + " " + RestoredFile.of(stat),
                        (one, other) -> one + " and " + other,
                        TreeMap::new));
    }

    static List<FileStat> files(FileStore store) throws IOException {
        return store.list("", FileStore.MAX_PAGE).files();
    }

    static List<String> keys(ObjectStorage storage) throws IOException {
        var page = storage.list("", null, ObjectStorage.MAX_PAGE);
        assertThat(page.next()).isEqualTo(Optional.empty());
        return page.objects().stream()
                .map(ObjectStat::key)
                .map(key -> key.value())
                .toList();
    }
}
