package dev.backsight.store.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.validation.Refusal.DecompressionBomb;
import dev.backsight.store.validation.Refusal.UnreadableContainer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.apache.commons.io.channels.ByteArraySeekableByteChannel;
import org.junit.jupiter.api.Test;

class BombScanTest {

    /** 1 MiB in all, 50 to 1 from 64 KiB on, 20 entries, 3 levels. */
    private static final BombLimits LIMITS = new BombLimits(1 << 20, 50, 64 << 10, 20, 3, 1_000_000);

    private static final byte[] ZEROS = new byte[900_000];

    @Test
    void takesWhatStaysWithinTheLimits() throws IOException {
        byte[] noise = noise(300_000);
        assertThat(judge(noise)).isEmpty();
        assertThat(judge(new byte[0])).isEmpty();
        assertThat(judge(Samples.zip("a", noise))).isEmpty();
        assertThat(judge(Samples.gzip(noise))).isEmpty();
        assertThat(judge(Samples.zstd(noise))).isEmpty();
        assertThat(judge(Samples.zip("a.gz", Samples.gzip(noise)))).isEmpty();
        assertThat(judge(Samples.zip("small", new byte[60_000]))).isEmpty();
        assertThat(judge(Samples.zip(new String[0], new byte[0]))).isEmpty();
    }

    @Test
    void refusesByRatioWhateverThePacking() throws IOException {
        assertThat(sign(Samples.zip("a", ZEROS))).contains(BombSign.RATIO);
        assertThat(sign(Samples.gzip(ZEROS))).contains(BombSign.RATIO);
        assertThat(sign(Samples.zstd(ZEROS))).contains(BombSign.RATIO);
    }

    @Test
    void refusesByTotalOfAllEntries() throws IOException {
        byte[] noise = noise(400_000);
        assertThat(sign(Samples.zip(new String[] {"a", "b"}, noise))).isEmpty();
        assertThat(sign(Samples.zip(new String[] {"a", "b", "c"}, noise))).contains(BombSign.TOTAL);
    }

    @Test
    void looksIntoContainersWithinContainers() throws IOException {
        byte[] inner = Samples.gzip(new byte[1_000_000]);
        assertThat(sign(Samples.zip("b.gz", inner))).contains(BombSign.RATIO);
        assertThat(sign(Samples.gzip(Samples.zip("a", ZEROS)))).contains(BombSign.RATIO);
        assertThat(sign(Samples.zstd(Samples.gzip(ZEROS)))).contains(BombSign.RATIO);
        // Ten thousand to one, unseen from the outside: 16 copies of a gzip of zeros.
        String[] names = new String[16];
        Arrays.setAll(names, i -> i + ".gz");
        assertThat(sign(Samples.zip(names, Samples.gzip(new byte[60_000])))).contains(BombSign.RATIO);
    }

    @Test
    void namesThePathToTheBomb() throws IOException {
        Optional<Refusal> refusal = judge(Samples.zip("outer.zip", Samples.zip("inner.txt", ZEROS)));
        assertThat(refusal).get().isInstanceOfSatisfying(DecompressionBomb.class, bomb -> {
            assertThat(bomb.where()).isEqualTo("outer.zip > inner.txt");
            assertThat(bomb.sentence()).startsWith("'outer.zip > inner.txt' brings the content's ");
        });
    }

    @Test
    void refusesTooManyLevels() throws IOException {
        byte[] nested = noise(100);
        for (int level = 1; level <= 3; level++) {
            nested = Samples.zip("level" + level, nested);
            assertThat(sign(nested)).isEmpty();
        }
        assertThat(sign(Samples.zip("level4", nested))).contains(BombSign.DEPTH);
        assertThat(sign(Samples.gzip(nested))).contains(BombSign.DEPTH);
    }

    @Test
    void refusesTooManyEntriesInAll() throws IOException {
        String[] names = new String[20];
        Arrays.setAll(names, i -> "e" + i);
        assertThat(sign(Samples.zip(names, new byte[1]))).isEmpty();
        assertThat(sign(Samples.zip("inner.zip", Samples.zip(names, new byte[1]))))
                .contains(BombSign.ENTRIES);
    }

    @Test
    void refusesEveryMemberOfAGzipTogether() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(Samples.gzip(noise(100)));
        members.write(Samples.gzip(ZEROS));
        assertThat(sign(members.toByteArray())).contains(BombSign.RATIO);
        assertThat(sign(Samples.zip("two.gz", members.toByteArray()))).contains(BombSign.RATIO);
    }

    /** Full overlap (Fifield 2019, section "Overlapping files"): every directory entry points to one and the same file. */
    @Test
    void refusesEntriesThatShareOneFile() throws IOException {
        ZipBuilder zip = new ZipBuilder();
        int at = zip.addLocal("a", noise(10_000), false);
        zip.addCentral("a", at).addCentral("b", at);
        assertThat(sign(zip.build())).contains(BombSign.OVERLAP);
    }

    /** Quoted overlap: a stored block of the first file quotes the second one's local header, and so on to the kernel. */
    @Test
    void refusesEntriesThatQuoteOneAnother() throws IOException {
        ZipBuilder zip = new ZipBuilder();
        byte[] kernel = ZipBuilder.local("b", noise(5_000), false);
        int first = zip.addLocal("a", kernel, false);
        zip.addCentral("a", first).addCentral("b", first + 31, kernel.length - 31);
        assertThat(sign(zip.build())).contains(BombSign.OVERLAP);
    }

    @Test
    void refusesAnEntryThatReachesIntoTheDirectory() throws IOException {
        ZipBuilder zip = new ZipBuilder();
        int first = zip.addLocal("a", noise(1_000), false);
        zip.addCentral("a", first, 1_010);
        assertThat(sign(zip.build())).contains(BombSign.OVERLAP);
    }

    @Test
    void takesTheSameFilesSideBySide() throws IOException {
        ZipBuilder zip = new ZipBuilder();
        int first = zip.addLocal("a", noise(1_000), false);
        int second = zip.addLocal("b", noise(1_000), true);
        zip.addCentral("b", second).addCentral("a", first, 1_000);
        assertThat(judge(zip.build())).isEmpty();
    }

    @Test
    void doesNotBelieveAnnouncedSizes() throws IOException {
        ZipBuilder zip = new ZipBuilder();
        int at = zip.addLocal("a", ZEROS, true);
        zip.addCentral("a", at).announce(10);
        assertThat(sign(zip.build())).contains(BombSign.RATIO);
    }

    @Test
    void countsWhatIsEncryptedAsAnnounced() throws IOException {
        ZipBuilder zip = new ZipBuilder();
        int at = zip.addLocal("a", noise(1_000), false);
        byte[] small = zip.addCentral("a", at).encrypt(at).build();
        assertThat(judge(small)).isEmpty();
        assertThat(sign(zip.addCentral("b", zip.addLocal("b", noise(1_000), false))
                        .announce(2_000_000)
                        .encrypt(1_031)
                        .build()))
                .contains(BombSign.TOTAL);
    }

    @Test
    void refusesEntriesPackedByAMethodItDoesNotRead() throws IOException {
        ZipBuilder zip = new ZipBuilder();
        int at = zip.addLocal("a", noise(1_000), false);
        zip.addCentral("a", at).method(at, 14);
        assertThat(judge(zip.build())).containsInstanceOf(UnreadableContainer.class);
    }

    @Test
    void refusesContainersThatCannotBeReadToTheirEnd() throws IOException {
        byte[] noise = noise(10_000);
        for (byte[] whole : new byte[][] {Samples.zip("a", noise), Samples.gzip(noise), Samples.zstd(noise)}) {
            assertThat(judge(Arrays.copyOf(whole, whole.length / 2))).containsInstanceOf(UnreadableContainer.class);
        }
        assertThat(judge(Samples.zip("a.gz", Arrays.copyOf(Samples.gzip(noise), 5_000))))
                .containsInstanceOf(UnreadableContainer.class);
    }

    @Test
    void leavesNoTemporaryFileBehind() throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        long before = spools(folder);
        assertThat(sign(Samples.zip("outer.zip", Samples.zip("inner.txt", ZEROS))))
                .isPresent();
        assertThat(judge(Samples.zip("a.zip", Samples.zip("b", noise(100))))).isEmpty();
        assertThat(spools(folder)).isEqualTo(before);
    }

    @Test
    void reportsAFailingSourceAsWhatItIs() throws IOException {
        for (byte[] content : new byte[][] {Samples.zip("a", noise(90_000)), Samples.gzip(noise(90_000))}) {
            assertThatThrownBy(() ->
                            validator().judgeContent("a", MediaType.OCTET_STREAM, new FailingChannel(content, 70_000)))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("the disk is gone");
        }
    }

    @Test
    void answersForDamagedContainersAndThrowsNothing() throws IOException {
        byte[] text = "all work and no play ".repeat(200).getBytes(StandardCharsets.UTF_8);
        byte[][] wholes = {
            Samples.zip(new String[] {"a", "b"}, text),
            Samples.gzip(text),
            Samples.zstd(text),
            Samples.zip("a.zip", Samples.zip("b.gz", Samples.gzip(text)))
        };
        Random random = new Random(42);
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = wholes[i % wholes.length].clone();
            for (int k = 1 + random.nextInt(4); k > 0; k--) {
                damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt();
            }
            if (random.nextInt(4) == 0) {
                damaged = Arrays.copyOf(damaged, 4 + random.nextInt(damaged.length));
            }
            refused += judge(damaged).isPresent() ? 1 : 0;
        }
        assertThat(refused).isBetween(500, 2_000);
    }

    private static long spools(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("inner\\d+\\.zip"))
                    .count();
        }
    }

    private static Optional<BombSign> sign(byte[] content) throws IOException {
        return judge(content).map(refusal -> ((DecompressionBomb) refusal).sign());
    }

    private static Optional<Refusal> judge(byte[] content) throws IOException {
        return validator().judgeContent("a", MediaType.OCTET_STREAM, ByteArraySeekableByteChannel.wrap(content));
    }

    private static Validator validator() {
        return new Validator(ValidationPolicy.defaults().withBombs(LIMITS));
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        return noise;
    }

    /** Writes ZIPs as no writer would: any directory entry for any offset. */
    private static final class ZipBuilder {

        private final ByteArrayOutputStream locals = new ByteArrayOutputStream();
        private final ByteArrayOutputStream centrals = new ByteArrayOutputStream();
        private int entries;
        private ByteBuffer last = ByteBuffer.allocate(0);
        private int lastLength;
        private int lastMethod;

        int addLocal(String name, byte[] content, boolean deflated) {
            int at = locals.size();
            byte[] local = local(name, content, deflated);
            locals.writeBytes(local);
            lastLength = local.length - 30 - name.length();
            lastMethod = deflated ? 8 : 0;
            return at;
        }

        ZipBuilder addCentral(String name, int offset) {
            return addCentral(name, offset, lastLength);
        }

        ZipBuilder addCentral(String name, int offset, int compressed) {
            flush();
            last = ByteBuffer.allocate(46 + name.length()).order(ByteOrder.LITTLE_ENDIAN);
            last.putInt(0, 0x02014B50)
                    .putShort(10, (short) lastMethod)
                    .putInt(20, compressed)
                    .putInt(24, compressed);
            last.putShort(28, (short) name.length()).putInt(42, offset);
            last.put(46, name.getBytes(StandardCharsets.US_ASCII));
            entries++;
            lastMethod = 0;
            return this;
        }

        ZipBuilder announce(int size) {
            last.putInt(24, size);
            return this;
        }

        /** In the directory and in the local header at that offset. */
        ZipBuilder method(int offset, int method) {
            last.putShort(10, (short) method);
            return inLocal(offset + 8, method);
        }

        ZipBuilder encrypt(int offset) {
            last.putShort(8, (short) 1);
            return inLocal(offset + 6, 1);
        }

        private ZipBuilder inLocal(int offset, int value) {
            byte[] edited = locals.toByteArray();
            edited[offset] = (byte) value;
            locals.reset();
            locals.writeBytes(edited);
            return this;
        }

        byte[] build() {
            flush();
            ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
            end.putInt(0, 0x06054B50).putShort(8, (short) entries).putShort(10, (short) entries);
            end.putInt(12, centrals.size()).putInt(16, locals.size());
            ByteArrayOutputStream zip = new ByteArrayOutputStream();
            zip.writeBytes(locals.toByteArray());
            zip.writeBytes(centrals.toByteArray());
            zip.writeBytes(end.array());
            return zip.toByteArray();
        }

        static byte[] local(String name, byte[] content, boolean deflated) {
            byte[] data = deflated ? deflate(content) : content;
            CRC32 crc = new CRC32();
            crc.update(content);
            ByteBuffer local =
                    ByteBuffer.allocate(30 + name.length() + data.length).order(ByteOrder.LITTLE_ENDIAN);
            local.putInt(0, 0x04034B50).putShort(8, (short) (deflated ? 8 : 0)).putInt(14, (int) crc.getValue());
            local.putInt(18, data.length).putInt(22, content.length).putShort(26, (short) name.length());
            local.put(30, name.getBytes(StandardCharsets.US_ASCII)).put(30 + name.length(), data);
            return local.array();
        }

        private static byte[] deflate(byte[] content) {
            Deflater deflater = new Deflater(9, true);
            deflater.setInput(content);
            deflater.finish();
            byte[] data = new byte[content.length + 100];
            int length = deflater.deflate(data);
            deflater.end();
            return Arrays.copyOf(data, length);
        }

        private void flush() {
            byte[] entry = new byte[last.capacity()];
            last.get(0, entry);
            centrals.writeBytes(entry);
            last = ByteBuffer.allocate(0);
        }
    }
}
