package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.metadata.MetadataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** A store in which a newer version has put one file, with a codec that this one does not know. */
class NewerMetadataTest {

    private static final int UNKNOWN_CODEC = 7;
    private static final byte[] NEWER = Contents.text(1, 1000);

    @TempDir
    Path root;

    @Test
    void oneContentOfAnUnknownCodecKeepsNoOtherFileFromBeingRead() throws Exception {
        try (FileStore store = FileStore.open(root)) {
            store.put("newer", NEWER);
            store.put("older", Contents.text(2, 1000));
        }
        changeCodecs();

        try (FileStore store = FileStore.open(root)) {
            assertThat(store.get("older")).isEqualTo(Contents.text(2, 1000));
            assertThat(Contents.stored(root)).as("no orphan was seen").hasSize(2);
            assertThatThrownBy(() -> store.get("newer"))
                    .isInstanceOf(MetadataException.class)
                    .hasMessageContaining("file 'newer'")
                    .hasMessageContaining("written by a newer version of the store");
            assertThatThrownBy(() -> store.put("again", NEWER))
                    .isInstanceOf(MetadataException.class)
                    .hasMessageContaining("written by a newer version of the store");
        }
    }

    /** The codec is the last byte of a content's record, and comes after 49 others in that of a name. */
    private void changeCodecs() throws IOException, RocksDBException {
        RocksDB.loadLibrary();
        byte[] contentKey = ByteBuffer.allocate(33)
                .put((byte) 'c')
                .put(ContentId.of(NEWER).toBytes())
                .array();
        try (RocksDB database = RocksDB.open(root.resolve("metadata").toString())) {
            changeCodec(database, contentKey, 25);
            changeCodec(database, new byte[] {'n', 'n', 'e', 'w', 'e', 'r'}, 49);
        }
    }

    private static void changeCodec(RocksDB database, byte[] key, int offset) throws RocksDBException {
        byte[] value = database.get(key);
        assertThat(value[offset]).as("the codec").isEqualTo((byte) 1);
        value[offset] = UNKNOWN_CODEC;
        database.put(key, value);
    }
}
