package dev.backsight.store.metadata.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.mediatype.MediaTypePattern;
import dev.backsight.store.metadata.ContentRecord;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.metadata.MetadataException;
import dev.backsight.store.metadata.MetadataStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** What lies in the database itself. */
class IndexTest {

    private static final ContentRecord CONTENT = new ContentRecord(1, 1, 69, Codec.STORED);
    private static final ContentId ID = ContentId.of(new byte[1]);

    @TempDir
    Path folder;

    @Test
    void theIndexesHoldWhatTheFilesAreAndNothingElse() throws Exception {
        Random random = new Random(9);
        List<FileStat> files = new ArrayList<>();
        try (MetadataStore metadata = RocksMetadataStore.open(folder, true, false)) {
            for (int i = 0; i < 400; i++) {
                FileName name = new FileName("f" + random.nextInt(20));
                FileStat previous = metadata.find(name).orElse(null);
                Instant now = Instant.EPOCH.plusSeconds(random.nextInt(3));
                MediaType type = new MediaType(random.nextBoolean() ? "a/b" : "A/C; x");
                if (previous == null) {
                    metadata.put(null, FileStat.first(name, FileId.of(i, 0, 0), ID, CONTENT, now, type), List.of());
                } else if (random.nextInt(3) > 0) {
                    FileStat next = previous.next(ID, CONTENT, now, type, 2)
                            .withLabels(FileLabels.ofTags("t" + random.nextInt(2), "u"));
                    metadata.put(previous, next, List.of());
                } else if (random.nextBoolean()) {
                    metadata.remove(previous);
                } else {
                    FileName other = new FileName("g" + i);
                    metadata.rename(previous, other, null);
                }
            }
            files.addAll(metadata.list("", null, 1000));
        }
        Set<String> expected = new TreeSet<>();
        files.forEach(file ->
                IndexKey.of(file).forEach(key -> expected.add(HexFormat.of().formatHex(key.bytes()))));
        assertThat(files).hasSizeGreaterThan(20);
        assertThat(keys("tybms")).isEqualTo(expected);
    }

    @Test
    void metadataFromBeforeThereWereIndexesGetsThemWhenOpened() throws Exception {
        int count = 2_500;
        RocksMetadataStore.open(folder, true, false).close();
        Set<String> none = keys("tybms");
        try (RocksDB database = RocksDB.open(folder.toString())) {
            database.delete(RecordFormat.indexMarkKey());
            for (int i = 0; i < count; i++) {
                database.put(RecordFormat.nameKey(new FileName("old" + i)), version1(i));
            }
            database.put(RecordFormat.nameKey(new FileName("broken")), new byte[] {99});
        }

        FileQuery jpegs = FileQuery.all().withMediaType(new MediaTypePattern("image/jpeg"));
        FileId id;
        try (MetadataStore metadata = RocksMetadataStore.open(folder, false, false)) {
            assertThat(metadata.query(jpegs, null, count)).hasSize(count / 10);
            id = metadata.find(new FileName("old7")).orElseThrow().id();
            assertThatThrownBy(() -> metadata.find(new FileName("broken"))).isInstanceOf(MetadataException.class);
        }
        assertThat(none).isEmpty();
        assertThat(keys("ybms")).hasSize(4 * count);
        try (MetadataStore metadata = RocksMetadataStore.open(folder, false, false)) {
            FileStat old = metadata.find(new FileName("old7")).orElseThrow();
            assertThat(old.id()).isEqualTo(id);
            assertThat(old.version()).isEqualTo(1);
        }
    }

    @Test
    void indexesOfANewerVersionAreNotTouched() throws Exception {
        RocksMetadataStore.open(folder, true, false).close();
        try (RocksDB database = RocksDB.open(folder.toString())) {
            database.put(RecordFormat.indexMarkKey(), new byte[] {2});
        }
        assertThatThrownBy(() -> RocksMetadataStore.open(folder, false, false))
                .isInstanceOf(MetadataException.class)
                .hasMessageContaining("newer version");
    }

    private static byte[] version1(int number) {
        byte[] type = (number % 10 == 0 ? "image/jpeg" : "text/plain").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + 32 + 8 + 8 + 1 + 8 + 8 + 2 + type.length)
                .put((byte) 1)
                .put(ID.toBytes())
                .putLong(number)
                .putLong(number)
                .put((byte) 0)
                .putLong(number)
                .putLong(number)
                .putShort((short) type.length)
                .put(type)
                .array();
    }

    private Set<String> keys(String kinds) throws IOException, RocksDBException {
        Set<String> found = new TreeSet<>();
        try (RocksDB database = RocksDB.open(folder.toString());
                RocksIterator keys = database.newIterator()) {
            for (keys.seekToFirst(); keys.isValid(); keys.next()) {
                if (kinds.indexOf(keys.key()[0]) >= 0) {
                    found.add(HexFormat.of().formatHex(keys.key()));
                }
            }
        }
        return found;
    }
}
