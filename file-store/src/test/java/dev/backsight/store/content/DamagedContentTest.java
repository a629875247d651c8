package dev.backsight.store.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backsight.store.Contents;
import dev.backsight.store.FileStore;
import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedContentTest {

    private static final byte[] ORIGINAL = Contents.halfRandom(1, 600_000);

    @TempDir
    Path root;

    private FileStore store;
    private Path file;
    private byte[] good;

    @BeforeEach
    void putAFile() throws IOException {
        store = FileStore.open(root);
        store.put("victim", ORIGINAL);
        file = Contents.stored(root).get(0);
        good = Files.readAllBytes(file);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void anyFlippedBitIsFoundAndNamedWithFileAndOffset() throws IOException {
        Random random = new Random(3);
        for (int i = 0; i < 400; i++) {
            // Half of them in header and table, which are small and easily missed.
            int position =
                    switch (i % 4) {
                        case 0 -> random.nextInt(ContentHeader.BYTES);
                        case 1 -> good.length - 1 - random.nextInt(3 * BlockEntry.BYTES);
                        default -> random.nextInt(good.length);
                    };
            byte[] damaged = good.clone();
            damaged[position] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);

            CorruptContentException found =
                    catchThrowableOfType(CorruptContentException.class, () -> store.get("victim"));

            assertThat(found).as("bit flipped at %d", position).isNotNull();
            assertThat(found.name()).isEqualTo("victim");
            assertThat(found.location()).isEqualTo(file.toString());
            assertThat(found)
                    .hasMessageContaining("'victim'")
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("offset " + found.offset());
            // The offset is that of the header, table entry or block with the damage, or of what it points to.
            assertThat(found.offset()).isBetween(0L, (long) good.length);
        }
        Files.write(file, good);
        assertThat(store.get("victim")).isEqualTo(ORIGINAL);
    }

    @Test
    void aDamagedBlockIsNamedByItsOffsetAndItsNeighboursStayReadable() throws IOException {
        ByteBuffer table = ByteBuffer.wrap(good, good.length - 3 * BlockEntry.BYTES, 3 * BlockEntry.BYTES);
        BlockEntry.decode(table);
        BlockEntry second = BlockEntry.decode(table);
        byte[] damaged = good.clone();
        damaged[(int) second.offset() + second.length() / 2] ^= 1;
        Files.write(file, damaged);

        assertThat(store.get("victim", 1000, 1000)).isEqualTo(Arrays.copyOfRange(ORIGINAL, 1000, 2000));
        assertThat(store.get("victim", 599_000, 1000)).isEqualTo(Arrays.copyOfRange(ORIGINAL, 599_000, 600_000));
        CorruptContentException found =
                catchThrowableOfType(CorruptContentException.class, () -> store.get("victim", 300_000, 1));
        assertThat(found.offset()).isEqualTo(second.offset());
        assertThat(found).hasMessageContaining("checksum of block 1 does not match");
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        assertThatThrownBy(() -> store.copyTo("victim", copy)).isInstanceOf(CorruptContentException.class);
        assertThat(copy.toByteArray())
                .as("whole blocks before the damaged one, and no byte of it")
                .isEqualTo(Arrays.copyOf(ORIGINAL, ContentDirectory.BLOCK_SIZE));
    }

    @Test
    void aCutOrLengthenedFileIsFound() throws IOException {
        for (int length : new int[] {0, 1, 67, 68, 1000, good.length - 1, good.length + 1}) {
            Files.write(file, Arrays.copyOf(good, length));
            assertThatThrownBy(() -> store.get("victim", 0, 1))
                    .as("cut to %d", length)
                    .isInstanceOf(CorruptContentException.class);
        }
    }

    @Test
    void aFileOfAnotherContentUnderThisOnesNameIsFound() throws IOException {
        store.put("other", Contents.random(2, 600_000));
        Path other = Contents.stored(root).stream()
                .filter(path -> !path.equals(file))
                .findFirst()
                .orElseThrow();
        Files.write(file, Files.readAllBytes(other));

        assertThatThrownBy(() -> store.get("victim"))
                .isInstanceOf(CorruptContentException.class)
                .hasMessageContaining("the file holds content " + ContentId.of(Contents.random(2, 600_000)));
    }

    @Test
    void aMissingFileIsDamageToo() throws IOException {
        Files.delete(file);

        assertThatThrownBy(() -> store.get("victim"))
                .isInstanceOf(CorruptContentException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("it is missing");
    }

    @Test
    void headersThatLieWithAValidChecksumAreRefusedWithoutBelievingTheirSizes() throws IOException {
        refused(header -> header.putShort(8, (short) 2), "checksum does not match");
        refused(header -> header.putShort(8, (short) 3), "version 3");
        refused(header -> header.put(10, (byte) 99), "codec 99");
        refused(header -> header.putInt(12, Integer.MAX_VALUE), "block size 2147483647");
        refused(header -> header.putInt(12, -4096), "block size -4096");
        refused(header -> header.putLong(16, Long.MAX_VALUE), "size 9223372036854775807");
        refused(header -> header.putLong(16, -1), "size -1");
        refused(header -> header.putLong(16, 1L << 40), "of 1099511627776 bytes instead of");
        refused(header -> header.putLong(24, 0), "block table offset 0");
        refused(header -> header.putLong(24, good.length), "by its header it should have");
        refused(header -> header.putInt(12, 4096), "by its header it should have");
    }

    @Test
    void whatANewerVersionWroteIsNotToBeDeleted() throws IOException {
        for (Consumer<ByteBuffer> newer : List.<Consumer<ByteBuffer>>of(
                header -> header.putShort(8, (short) 3), header -> header.put(10, (byte) 7))) {
            refused(newer, "written by a newer version of the store");
            assertThatThrownBy(() -> store.get("victim")).message().doesNotContain("delete", "damaged:");
        }
    }

    private void refused(Consumer<ByteBuffer> lie, String message) throws IOException {
        byte[] hostile = good.clone();
        ByteBuffer header = ByteBuffer.wrap(hostile);
        lie.accept(header);
        CRC32C crc = new CRC32C();
        crc.update(hostile, 0, 64);
        header.putInt(64, (int) crc.getValue());
        Files.write(file, hostile);
        assertThatThrownBy(() -> store.get("victim"))
                .isInstanceOf(CorruptContentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void tableEntriesThatPointElsewhereAreRefused() throws IOException {
        int table = good.length - 3 * BlockEntry.BYTES;
        for (long offset : new long[] {Long.MIN_VALUE, -1, 0, 67, good.length, Long.MAX_VALUE}) {
            byte[] hostile = good.clone();
            ByteBuffer.wrap(hostile).putLong(table, offset);
            Files.write(file, hostile);
            assertThatThrownBy(() -> store.get("victim"))
                    .isInstanceOf(CorruptContentException.class)
                    .hasMessageContaining("offset " + table + ":");
        }
        for (int length : new int[] {Integer.MIN_VALUE, -1, 0, ContentDirectory.BLOCK_SIZE + 1, Integer.MAX_VALUE}) {
            byte[] hostile = good.clone();
            ByteBuffer.wrap(hostile).putInt(table + 8, length);
            Files.write(file, hostile);
            assertThatThrownBy(() -> store.get("victim"))
                    .isInstanceOf(CorruptContentException.class)
                    .hasMessageContaining("with " + length + " bytes");
        }
    }

    @Test
    void theHeaderIsLaidOutAsDocumented() {
        ByteBuffer header = ByteBuffer.wrap(good);
        assertThat(Arrays.copyOf(good, 8)).containsExactly(0x89, 'B', 'S', 'C', '\r', '\n', 0x1A, '\n');
        assertThat(header.getShort(8)).isEqualTo((short) 1);
        assertThat(Codec.ofId(header.get(10))).contains(Codec.ZSTD);
        assertThat(header.get(11)).isEqualTo((byte) 3);
        assertThat(header.getInt(12)).isEqualTo(262_144);
        assertThat(header.getLong(16)).isEqualTo(600_000);
        assertThat(header.getLong(24)).isEqualTo(good.length - 3 * 16);
        assertThat(Arrays.copyOfRange(good, 32, 64))
                .isEqualTo(ContentId.of(ORIGINAL).toBytes());
    }
}
