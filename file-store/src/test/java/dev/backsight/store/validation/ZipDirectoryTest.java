package dev.backsight.store.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.validation.Refusal.DecompressionBomb;
import dev.backsight.store.validation.Refusal.UnreadableContainer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.io.channels.ByteArraySeekableByteChannel;
import org.junit.jupiter.api.Test;

/** ZIPs whose entries depend on who reads them, and ZIPs that do not begin like one. */
class ZipDirectoryTest {

    private static final int END_BYTES = 22;

    @Test
    void refusesADirectoryWithMoreEntriesThanItsEndAnnounces() throws IOException {
        byte[] zip = Samples.zip(new String[] {"a", "b"}, noise());
        edit(zip).putShort(zip.length - 14, (short) 1).putShort(zip.length - 12, (short) 1);
        assertThat(judge(zip)).containsInstanceOf(UnreadableContainer.class);
    }

    @Test
    void refusesADirectoryThatDoesNotEndAtItsEndRecord() throws IOException {
        byte[] zip = Samples.zip("a", noise());
        byte[] end = Arrays.copyOfRange(zip, zip.length - END_BYTES, zip.length);
        byte[] body = Arrays.copyOf(zip, zip.length - END_BYTES);
        assertThat(judge(join(body, new byte[46], end))).containsInstanceOf(UnreadableContainer.class);
    }

    @Test
    void refusesAnEndRecordWithinTheCommentOfAnother() throws IOException {
        byte[] zip = Samples.zip("a", noise());
        byte[] second = Arrays.copyOfRange(zip, zip.length - END_BYTES, zip.length);
        edit(second).putShort(20, (short) 7);
        edit(zip).putShort(zip.length - 2, (short) second.length);
        assertThat(judge(join(zip, second))).containsInstanceOf(UnreadableContainer.class);
    }

    @Test
    void takesAComment() throws IOException {
        byte[] zip = Samples.zip("a", noise());
        edit(zip).putShort(zip.length - 2, (short) 5);
        assertThat(judge(join(zip, Samples.text("hello")))).isEmpty();
    }

    @Test
    void readsZip64OnlyWhereItAgrees() throws IOException {
        byte[] zip = Samples.zip("a", noise());
        ByteBuffer end = edit(zip).slice(zip.length - END_BYTES, END_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        long offset = Integer.toUnsignedLong(end.getInt(16));
        assertThat(judge(withZip64(zip, offset))).isEmpty();
        // Nothing in the plain record points to this one, but Python follows its locator.
        assertThat(judge(withZip64(zip, offset - 1))).containsInstanceOf(UnreadableContainer.class);
        end.putInt(16, -1);
        assertThat(judge(withZip64(zip, offset))).isEmpty();
    }

    @Test
    void refusesALocalEntryThatIsNotListed() throws IOException {
        byte[] zip = Samples.zip(new String[] {"a", "b"}, noise());
        int directory = edit(zip).getInt(zip.length - 6);
        int size = edit(zip).getInt(zip.length - 10);
        // Only the entry that comes first in the directory is left, and its header lies first in the file.
        byte[] listed = Arrays.copyOfRange(zip, directory, directory + size / 2);
        byte[] end = Arrays.copyOfRange(zip, zip.length - END_BYTES, zip.length);
        edit(end).putShort(8, (short) 1).putShort(10, (short) 1).putInt(12, size / 2);
        assertThat(judge(join(Arrays.copyOf(zip, directory), listed, end)))
                .containsInstanceOf(UnreadableContainer.class);
        // And the other way round.
        byte[] other = Arrays.copyOfRange(zip, directory + size / 2, directory + size);
        assertThat(judge(join(Arrays.copyOf(zip, directory), other, end)))
                .containsInstanceOf(UnreadableContainer.class);
    }

    @Test
    void refusesLocalHeadersThatContradictTheDirectory() throws IOException {
        byte[] method = Samples.zip("a", noise());
        edit(method).putShort(8, (short) 0);
        assertThat(judge(method)).containsInstanceOf(UnreadableContainer.class);
        byte[] encrypted = Samples.zip("a", noise());
        edit(encrypted).putShort(6, (short) (edit(encrypted).getShort(6) | 1));
        assertThat(judge(encrypted)).containsInstanceOf(UnreadableContainer.class);
    }

    @Test
    void findsABombBehindOtherBytes() throws IOException {
        byte[] bomb = Samples.zip("a", new byte[20 << 20]);
        byte[] jpeg = Samples.image("jpeg", 3, 3);
        for (byte[] front : new byte[][] {{0}, Samples.text("#!/bin/sh\nexec java -jar $0\n"), jpeg}) {
            assertThat(judge(join(front, bomb))).containsInstanceOf(DecompressionBomb.class);
            assertThat(judge(join(front, Samples.zip("a", noise())))).isEmpty();
        }
        byte[] absolute = join(new byte[] {0}, bomb);
        ByteBuffer edited = edit(absolute);
        int directory = edited.getInt(absolute.length - 6) + 1;
        edited.putInt(absolute.length - 6, directory).putInt(directory + 42, 1);
        assertThat(judge(absolute)).containsInstanceOf(DecompressionBomb.class);
        assertThat(judge(join(new byte[] {0}, bomb, new byte[] {0}))).containsInstanceOf(DecompressionBomb.class);
    }

    @Test
    void takesBytesThatLookLikeAnEndRecordAndAreNone() throws IOException {
        assertThat(judge(join(Samples.text("%PDF-1.7 "), Samples.hex("504B0506"), new byte[40])))
                .isEmpty();
    }

    private static byte[] withZip64(byte[] zip, long offset) {
        int at = zip.length - END_BYTES;
        ByteBuffer end64 = ByteBuffer.allocate(76).order(ByteOrder.LITTLE_ENDIAN);
        end64.putInt(0, 0x06064B50).putLong(4, 44).putLong(24, 1).putLong(32, 1);
        end64.putLong(40, Integer.toUnsignedLong(edit(zip).getInt(at + 12))).putLong(48, offset);
        end64.putInt(56, 0x07064B50).putLong(64, at).putInt(72, 1);
        return join(Arrays.copyOf(zip, at), end64.array(), Arrays.copyOfRange(zip, at, zip.length));
    }

    private static ByteBuffer edit(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer whole = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            whole.put(part);
        }
        return whole.array();
    }

    private static byte[] noise() {
        byte[] noise = new byte[1_000];
        new Random(3).nextBytes(noise);
        return noise;
    }

    private static Optional<Refusal> judge(byte[] content) throws IOException {
        return new Validator(ValidationPolicy.defaults())
                .judgeContent("a", MediaType.OCTET_STREAM, ByteArraySeekableByteChannel.wrap(content));
    }
}
