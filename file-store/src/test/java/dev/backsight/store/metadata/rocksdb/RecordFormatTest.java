package dev.backsight.store.metadata.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.ContentRecord;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.metadata.MetadataException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RecordFormatTest {

    private static final ContentId ID = ContentId.fromBytes(new byte[32]);
    private static final FileName NAME = new FileName("ä");
    private static final FileStat STAT = new FileStat(
            NAME,
            FileId.parse("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"),
            5,
            4,
            ID,
            258,
            3,
            Codec.ZSTD,
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            Instant.parse("1970-01-01T00:00:00.000002999Z"),
            new MediaType("a/b"),
            new FileLabels(Set.of("t2", "t1"), Map.of("k", "ö")));
    private static final String COMMON = "00".repeat(32) + "0000000000000102" + "0000000000000003" + "01"
            + "ffffffffffffffff" + "0000000000000002" + "0003" + "612f62";
    private static final String STAT_V1 = "01" + COMMON;
    private static final String STAT_V2 =
            "02" + COMMON + "017f22e279b07cc398c4dc0c0c07398f" + "0000000000000005" + "0000000000000004" + "0002"
                    + "0002" + "7431" + "0002" + "7432" + "0001" + "0001" + "6b" + "0002" + "c3b6";

    @Test
    void aFileIsLaidOutAsDocumented() throws MetadataException {
        byte[] key = RecordFormat.nameKey(NAME);

        assertThat(hex(key)).isEqualTo("6ec3a4");
        assertThat(hex(RecordFormat.encode(STAT))).isEqualTo(STAT_V2);
        assertThat(RecordFormat.decodeStat(key, HexFormat.of().parseHex(STAT_V2)))
                .isEqualTo(STAT);
        assertThat(hex(RecordFormat.versionKey(STAT.id(), 5)))
                .isEqualTo("76" + "017f22e279b07cc398c4dc0c0c07398f" + "0000000000000005");
    }

    @Test
    void aFileOfTheFirstFormatHasOneVersionNoLabelsAndAnIdThatStays() throws MetadataException {
        byte[] v1 = HexFormat.of().parseHex(STAT_V1);

        FileStat stat = RecordFormat.decodeStat(NAME, v1);

        assertThat(stat)
                .isEqualTo(new FileStat(
                        NAME,
                        stat.id(),
                        1,
                        1,
                        ID,
                        258,
                        3,
                        Codec.ZSTD,
                        STAT.created(),
                        STAT.modified(),
                        STAT.mediaType(),
                        FileLabels.NONE));
        assertThat(RecordFormat.decodeStat(NAME, v1)).isEqualTo(stat);
        assertThat(stat.id().time()).isEqualTo(Instant.EPOCH);
        assertThat(RecordFormat.decodeStat(new FileName("b"), v1).id()).isNotEqualTo(stat.id());
    }

    @Test
    void indexKeysLeadFromEachPropertyToTheName() {
        Set<String> keys =
                IndexKey.of(STAT).stream().map(key -> hex(key.bytes())).collect(Collectors.toSet());

        assertThat(keys)
                .containsExactlyInAnyOrder(
                        "74" + "7431" + "00" + "c3a4",
                        "74" + "7432" + "00" + "c3a4",
                        "79" + "612f62" + "00" + "c3a4",
                        "62" + "7fffffffffffffff" + "c3a4",
                        "6d" + "8000000000000002" + "c3a4",
                        "73" + "8000000000000102" + "c3a4");
        assertThat(hex(IndexKey.beginning(IndexKey.TAG, "t1"))).isEqualTo("74" + "7431" + "00");
        assertThat(hex(IndexKey.beginning(IndexKey.SIZE, 258))).isEqualTo("73" + "8000000000000102");
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
        byte[] key = RecordFormat.nameKey(NAME);
        byte[] good = RecordFormat.encode(STAT);
        byte[] newer = good.clone();
        newer[0] = 3;

        assertThatThrownBy(() -> RecordFormat.decodeStat(key, newer))
                .isInstanceOf(MetadataException.class)
                .hasMessage("the metadata record of file 'ä' has version 3; this store reads versions 1 and 2;"
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
        byte[] key = RecordFormat.nameKey(NAME);
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
