package dev.backsight.store.metadata.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.ContentRecord;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.metadata.MetadataException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordFormatTest {

    private static final ContentId ID = ContentId.fromBytes(new byte[32]);
    private static final FileStat STAT = new FileStat(
            new FileName("ä"),
            ID,
            258,
            3,
            Codec.ZSTD,
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            Instant.parse("1970-01-01T00:00:00.000002999Z"),
            new MediaType("a/b"));
    private static final String STAT_V1 = "01" + "00".repeat(32) + "0000000000000102" + "0000000000000003" + "01"
            + "ffffffffffffffff" + "0000000000000002" + "0003" + "612f62";

    @Test
    void aFileIsLaidOutAsDocumented() throws MetadataException {
        byte[] key = RecordFormat.nameKey(STAT.name().utf8());

        assertThat(hex(key)).isEqualTo("6ec3a4");
        assertThat(hex(RecordFormat.encode(STAT))).isEqualTo(STAT_V1);
        assertThat(RecordFormat.decodeStat(key, HexFormat.of().parseHex(STAT_V1)))
                .isEqualTo(STAT);
    }

    @Test
    void aContentIsLaidOutAsDocumented() throws MetadataException {
        ContentRecord content = new ContentRecord(2, 258, 3, Codec.STORED);
        String v1 = "01" + "0000000000000002" + "0000000000000102" + "0000000000000003" + "00";

        assertThat(hex(RecordFormat.contentKey(ID))).isEqualTo("63" + "00".repeat(32));
        assertThat(hex(RecordFormat.encode(content))).isEqualTo(v1);
        assertThat(RecordFormat.decodeContent(ID, HexFormat.of().parseHex(v1))).isEqualTo(content);
    }

    @Test
    void aContentWithBasesIsLaidOutAsDocumented() throws MetadataException {
        ContentId base = ContentId.of(new byte[0]);
        ContentRecord content = new ContentRecord(2, 258, 3, Codec.ZSTD, List.of(base, ID));
        String v2 = "02" + "0000000000000002" + "0000000000000102" + "0000000000000003" + "01" + "0002" + base.hex()
                + "00".repeat(32);
        byte[] bytes = HexFormat.of().parseHex(v2);

        assertThat(hex(RecordFormat.encode(content))).isEqualTo(v2);
        assertThat(RecordFormat.decodeContent(ID, bytes)).isEqualTo(content);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> RecordFormat.decodeContent(ID, cut))
                    .isInstanceOf(MetadataException.class)
                    .hasMessageContaining("ends after " + cut.length + " bytes");
        }
    }

    @Test
    void recordsOfAnotherVersionOrLengthAreRefusedByName() {
        byte[] key = RecordFormat.nameKey(STAT.name().utf8());
        byte[] good = RecordFormat.encode(STAT);
        byte[] newer = good.clone();
        newer[0] = 2;

        assertThatThrownBy(() -> RecordFormat.decodeStat(key, newer))
                .isInstanceOf(MetadataException.class)
                .hasMessage("the metadata record of file 'ä' has version 2; this store reads versions up to 1;"
                        + " written by a newer version of the store, read it with that one");
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> RecordFormat.decodeStat(key, cut))
                    .isInstanceOf(MetadataException.class)
                    .hasMessageContaining("ends after " + cut.length + " bytes");
        }
        assertThatThrownBy(() -> RecordFormat.decodeStat(key, Arrays.copyOf(good, good.length + 1)))
                .hasMessageContaining("1 bytes too long");
    }

    @Test
    void damagedRecordsFailAsWhatTheyAre() {
        byte[] key = RecordFormat.nameKey(STAT.name().utf8());
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 5000; i++) {
            byte[] damaged = RecordFormat.encode(STAT);
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            try {
                assertThat(RecordFormat.decodeStat(key, damaged).name()).isEqualTo(STAT.name());
            } catch (MetadataException e) {
                refused++;
                assertThat(e).hasMessageContaining("'ä'");
            }
        }
        assertThat(refused).isGreaterThan(200);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
