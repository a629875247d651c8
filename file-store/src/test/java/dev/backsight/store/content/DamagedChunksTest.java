package dev.backsight.store.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backsight.store.Contents;
import dev.backsight.store.Edits;
import dev.backsight.store.FileStore;
import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.chunking.ChunkSizes;
import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Content files of version 2 that are damaged, or that lie with checksums that match. */
class DamagedChunksTest {

    private static final byte[] FIRST = Contents.halfRandom(1, 300_000);
    private static final byte[] SECOND = Edits.overwrite(FIRST, 2, 3, 5_000);
    private static final Chunking CHUNKING = new Chunking(100_000, new ChunkSizes(4 << 10, 8 << 10, 32 << 10, 2));

    @TempDir
    Path root;

    private FileStore store;
    private Path firstFile;
    private Path secondFile;
    private byte[] first;
    private byte[] second;

    @BeforeEach
    void putTwoVersions() throws IOException {
        store = FileStore.open(root, FileStoreOptions.defaults().withChunking(CHUNKING));
        store.put("first", FIRST);
        store.put("second", SECOND);
        firstFile = file(FIRST);
        secondFile = file(SECOND);
        first = Files.readAllBytes(firstFile);
        second = Files.readAllBytes(secondFile);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    private Path file(byte[] content) {
        String id = ContentId.of(content).hex();
        return root.resolve("contents").resolve(id.substring(0, 2)).resolve(id + ".bsc");
    }

    @Test
    void theFileIsLaidOutAsDocumented() {
        ByteBuffer file = ByteBuffer.wrap(second);
        assertThat(file.getLong(0)).isEqualTo(0x89425343_0D0A1A0AL);
        assertThat(file.getShort(8)).isEqualTo((short) 2);
        assertThat(Codec.ofId(file.get(10))).contains(Codec.ZSTD);
        assertThat(file.get(11)).isEqualTo((byte) 3);
        assertThat(file.getInt(12)).isEqualTo(32 << 10);
        assertThat(file.getLong(16)).isEqualTo(SECOND.length);
        int bases = (int) file.getLong(24);
        assertThat(Arrays.copyOfRange(second, 32, 64))
                .isEqualTo(ContentId.of(SECOND).toBytes());
        int blocks = file.getInt(64);
        assertThat(file.getShort(68)).isEqualTo((short) 1);
        assertThat(file.getShort(70)).isZero();
        assertThat(Arrays.copyOfRange(second, bases, bases + 32))
                .isEqualTo(ContentId.of(FIRST).toBytes());
        assertThat(file.getLong(bases + 32)).isEqualTo(FIRST.length);
        assertThat(second.length).isEqualTo(bases + 40 + 28 * blocks);
        int table = bases + 40;
        assertThat(file.getLong(table)).as("start of the first block").isZero();
        assertThat(crc(second, bases, table)).isEqualTo(file.getInt(72));
        assertThat(crc(second, table, second.length)).isEqualTo(file.getInt(76));
        assertThat(crc(second, 0, 80)).isEqualTo(file.getInt(80));
        assertThat(ByteBuffer.wrap(first).getShort(68))
                .as("the first borrows nothing")
                .isZero();
    }

    private static int crc(byte[] bytes, int from, int to) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, to - from);
        return (int) crc.getValue();
    }

    @Test
    void anyFlippedBitIsFoundAndNamed() throws IOException {
        Random random = new Random(4);
        for (int i = 0; i < 500; i++) {
            int position =
                    switch (i % 4) {
                        case 0 -> random.nextInt(ChunkedHeader.BYTES);
                        case 1 -> second.length - 1 - random.nextInt(1200);
                        default -> random.nextInt(second.length);
                    };
            byte[] damaged = second.clone();
            damaged[position] ^= (byte) (1 << random.nextInt(8));
            Files.write(secondFile, damaged);

            CorruptContentException found =
                    catchThrowableOfType(CorruptContentException.class, () -> store.get("second"));

            assertThat(found).as("bit flipped at %d", position).isNotNull();
            assertThat(found.name()).isEqualTo("second");
            assertThat(found.position()).isBetween(0L, (long) SECOND.length);
            assertThat(found).hasMessageContaining("'second'").hasMessageContaining("offset " + found.offset());
        }
        Files.write(secondFile, second);
        assertThat(store.get("second")).isEqualTo(SECOND);
    }

    @Test
    void aFlippedBitInTheBaseIsToldWithTheOffsetInTheFileThatBorrows() throws IOException {
        Random random = new Random(5);
        int met = 0;
        for (int i = 0; i < 200; i++) {
            byte[] damaged = first.clone();
            damaged[random.nextInt(first.length)] ^= 1;
            Files.write(firstFile, damaged);
            assertThatThrownBy(() -> store.get("first")).isInstanceOf(CorruptContentException.class);
            try {
                assertThat(store.get("second")).isEqualTo(SECOND);
            } catch (CorruptContentException e) {
                met++;
                assertThat(e.name()).isEqualTo("second");
                assertThat(e.location()).isEqualTo(firstFile.toString());
                int readable = (int) e.position();
                assertThat(store.get("second", 0, readable)).isEqualTo(Arrays.copyOf(SECOND, readable));
            }
        }
        assertThat(met).isGreaterThan(100);
    }

    @Test
    void headersThatLieWithAValidChecksumAreRefusedWithoutBelievingTheirSizes() throws IOException {
        refused(file -> file.putInt(12, 0), "block length 0");
        refused(file -> file.putInt(12, Integer.MAX_VALUE), "block length 2147483647");
        refused(file -> file.putInt(12, 4096), "blocks of 1 to 4096 bytes cannot make 300000 bytes");
        refused(file -> file.putLong(16, Long.MAX_VALUE), "size 9223372036854775807");
        refused(file -> file.putLong(16, -1), "size -1");
        refused(file -> file.putLong(16, SECOND.length + 1), "instead of");
        refused(file -> file.putLong(24, 0), "offset 0 of the list of bases");
        refused(file -> file.putLong(24, Long.MAX_VALUE), "of the list of bases");
        refused(file -> file.putLong(24, file.getLong(24) + 1), "by its header it should have");
        refused(file -> file.putInt(64, Integer.MAX_VALUE), "cannot make");
        refused(file -> file.putInt(64, -1), "cannot make");
        refused(file -> file.putInt(64, 1), "cannot make");
        refused(file -> file.putInt(64, file.getInt(64) + 1), "by its header it should have");
        refused(file -> file.putShort(68, (short) 9), "9 bases");
        refused(file -> file.putShort(68, (short) -1), "65535 bases");
        refused(file -> file.putShort(68, (short) 0), "by its header it should have");
        refused(file -> file.putShort(70, (short) 1), "the two bytes at 70");
        refused(file -> file.put(10, (byte) 7), "written by a newer version of the store");
    }

    @Test
    void basesAndTablesThatLieWithAValidChecksumAreRefused() throws IOException {
        int bases = (int) ByteBuffer.wrap(second).getLong(24);
        int table = bases + Base.BYTES;
        int borrowed = table;
        while (ByteBuffer.wrap(second).getInt(borrowed + 24) == 0) {
            borrowed += ChunkEntry.BYTES;
        }
        int entry = borrowed;
        byte[] own = ContentId.of(SECOND).toBytes();
        refused(file -> file.put(bases, own).putLong(bases + 32, SECOND.length), "cannot be lent");
        refused(file -> file.put(bases, new byte[32]), "it is missing");
        refused(file -> file.putLong(bases + 32, Long.MAX_VALUE), "instead of");
        refused(file -> file.putLong(bases + 32, 1), "which has 1");
        refused(file -> file.putInt(entry + 24, 2), "from base 2 of 1");
        refused(file -> file.putInt(entry + 24, -1), "from base -1 of 1");
        refused(file -> file.putInt(entry + 24, 0), "with 0 bytes");
        refused(file -> file.putInt(entry + 16, 1), "with 1 bytes");
        refused(file -> file.putLong(entry + 8, -1), "bytes from -1 on");
        refused(file -> file.putLong(entry + 8, Long.MAX_VALUE), "bytes from 9223372036854775807 on");
        refused(file -> file.putLong(entry + 8, file.getLong(entry + 8) + 1), "does not match what content");
        refused(file -> file.putLong(table, 1), "has no block with byte 0");
        refused(file -> file.putLong(table, Long.MIN_VALUE), "the table lets block 0");
        refused(file -> file.putLong(table + 28, Long.MAX_VALUE), "the table lets block 0");
        refused(file -> file.putLong(table + 28, 0), "the checksum of block 1");
    }

    /** Lets the second file lie, with all checksums set right, and reads it. */
    private void refused(Consumer<ByteBuffer> lie, String message) throws IOException {
        byte[] hostile = second.clone();
        ByteBuffer file = ByteBuffer.wrap(hostile);
        lie.accept(file.duplicate());
        int bases = (int) ByteBuffer.wrap(second).getLong(24);
        file.putInt(72, crc(hostile, bases, bases + Base.BYTES));
        file.putInt(76, crc(hostile, bases + Base.BYTES, hostile.length));
        file.putInt(80, crc(hostile, 0, 80));
        Files.write(secondFile, hostile);
        assertThatThrownBy(() -> store.get("second"))
                .isInstanceOf(CorruptContentException.class)
                .hasMessageContaining(message);
    }
}
