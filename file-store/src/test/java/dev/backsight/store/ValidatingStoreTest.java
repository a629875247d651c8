package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backsight.store.chunking.ChunkSizes;
import dev.backsight.store.content.Chunking;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.monitor.IntervalSnapshot;
import dev.backsight.store.monitor.MonitorConfig;
import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.StoreMonitor;
import dev.backsight.store.validation.Refusal;
import dev.backsight.store.validation.RefusedException;
import dev.backsight.store.validation.ValidationPolicy;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidatingStoreTest {

    private static final ValidationPolicy POLICY =
            ValidationPolicy.defaults().withDenied("application/pdf").withMaxSize(2_000_000);

    @TempDir
    Path root;

    private final StoreMonitor monitor = StoreMonitor.create("test", MonitorConfig.defaults());
    private FileStore store;

    @BeforeEach
    void open() throws IOException {
        FileStoreOptions options = FileStoreOptions.defaults()
                .withDurability(Durability.PROCESS_CRASH)
                .withChunking(new Chunking(100_000, new ChunkSizes(4 << 10, 8 << 10, 32 << 10, 2)))
                .withValidation(POLICY);
        store = FileStore.open(root.resolve("store"), options, monitor);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        monitor.close();
    }

    @Test
    void whatIsAdmittedIsStoredByteForByteAndRecorded() throws IOException {
        byte[] small = Contents.text(1, 100);
        byte[] large = Contents.halfRandom(2, 900_000);

        store.put("small.txt", new ByteArrayInputStream(small), new MediaType("text/plain"));
        store.put("large.bin", new ByteArrayInputStream(large));
        store.put("path.bin", Files.write(root.resolve("source"), large));
        store.put("bytes.txt", small);
        store.put("empty", new ByteArrayInputStream(new byte[0]));

        assertThat(store.get("small.txt")).isEqualTo(small);
        assertThat(store.get("large.bin")).isEqualTo(large);
        assertThat(store.get("path.bin")).isEqualTo(large);
        assertThat(store.get("bytes.txt")).isEqualTo(small);
        assertThat(store.get("empty")).isEmpty();
        IntervalSnapshot snapshot = monitor.aggregate();
        assertThat(snapshot.of(Operation.VALIDATE).succeeded()).isEqualTo(5);
        assertThat(snapshot.of(Operation.VALIDATE).failed()).isZero();
        assertThat(snapshot.of(Operation.VALIDATE).bytes()).isEqualTo(2L * (small.length + large.length));
        assertThat(snapshot.of(Operation.PUT).succeeded()).isEqualTo(5);
    }

    @Test
    void refusesHostileNames() throws IOException {
        store.put("good.txt", Contents.text(1, 100));

        refused("../../etc/passwd", Contents.text(1, 100), Refusal.HostileName.class);
        assertThatThrownBy(() -> store.rename("good.txt", "CON", ExistingTarget.REPLACE))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> store.copy("good.txt", "a/../b", ExistingTarget.REPLACE))
                .isInstanceOf(RefusedException.class);
        assertThat(store.list("", 10).files()).hasSize(1);
    }

    @Test
    void refusesContentThatIsNotWhatItsNameSays() throws IOException {
        refused("holiday.png", Contents.text(1, 1000), Refusal.ContradictoryType.class);
    }

    @Test
    void refusesTypesThatAreDeniedByWhatTheyAre() throws IOException {
        refused("data", "%PDF-1.7\n%âãÏÓ\n".getBytes(StandardCharsets.ISO_8859_1), Refusal.TypeNotAllowed.class);
    }

    @Test
    void refusesWhatIsTooLongWhileItStreams() throws IOException {
        refused("long.bin", Contents.random(1, 2_000_001), Refusal.TooLarge.class);
        store.put("just.bin", new ByteArrayInputStream(Contents.random(1, 2_000_000)));
    }

    @Test
    void refusesAnArchiveThatExpandsTooFarByItsEndAndNotItsBeginning() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("photo.raw"));
            zip.write(Contents.random(1, 100_000));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("zeros"));
            for (int i = 0; i < 40; i++) {
                zip.write(new byte[1 << 20]);
            }
            zip.closeEntry();
        }
        refused("photos.zip", bytes.toByteArray(), Refusal.DecompressionBomb.class);
    }

    @Test
    void refusesAnImageThatAnnouncesTooManyPixels() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB), "png", bytes);
        byte[] png = bytes.toByteArray();
        // Width and height, big-endian, behind signature and chunk header.
        png[16] = 0x00;
        png[17] = 0x01;
        png[20] = 0x00;
        png[21] = 0x01;
        refused("picture.png", png, Refusal.ImageBomb.class);
    }

    /** In each way to put; what was under that name stays, and nothing else. */
    private void refused(String name, byte[] content, Class<? extends Refusal> why) throws IOException {
        monitor.aggregate();
        int files = store.list("", 100).files().size();
        int stored = Contents.stored(root.resolve("store")).size();
        Path source = Files.write(root.resolve("source"), content);
        OperationRecording.Call<?>[] ways = {
            () -> store.put(name, content),
            () -> store.put(name, new ByteArrayInputStream(content)),
            () -> store.put(name, source)
        };
        for (OperationRecording.Call<?> way : ways) {
            RefusedException refused = catchThrowableOfType(RefusedException.class, way::run);
            assertThat(refused).isNotNull();
            assertThat(refused.refusal()).isInstanceOf(why);
        }
        IntervalSnapshot snapshot = monitor.aggregate();
        assertThat(snapshot.of(Operation.VALIDATE).failed()).isEqualTo(3);
        assertThat(snapshot.of(Operation.VALIDATE).succeeded()).isZero();
        assertThat(snapshot.of(Operation.PUT).failed()).isEqualTo(3);
        assertThat(store.list("", 100).files()).hasSize(files);
        assertThat(Contents.stored(root.resolve("store"))).hasSize(stored);
        assertThat(Contents.temporary(root.resolve("store"))).isEmpty();
    }

    @Test
    void aRefusedPutLeavesTheFileAsItWas() throws IOException {
        byte[] good = Contents.random(5, 200_000);
        store.put("file.bin", good);
        byte[] long2 = new byte[2_000_001];
        System.arraycopy(good, 0, long2, 0, good.length);

        assertThatThrownBy(() -> store.put("file.bin", new ByteArrayInputStream(long2)))
                .isInstanceOf(RefusedException.class);

        assertThat(store.get("file.bin")).isEqualTo(good);
        assertThat(store.versions("file.bin")).hasSize(1);
    }

    @Test
    void aSourceThatFailsIsNoRefusal() {
        assertThatThrownBy(() -> store.put("file.bin", new BrokenStream(300_000)))
                .hasMessage("the source failed");

        IntervalSnapshot snapshot = monitor.aggregate();
        assertThat(snapshot.of(Operation.VALIDATE).count()).isZero();
        assertThat(snapshot.of(Operation.PUT).failed()).isEqualTo(1);
    }
}
