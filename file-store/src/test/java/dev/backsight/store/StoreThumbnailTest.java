package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.monitor.IntervalSnapshot;
import dev.backsight.store.monitor.MonitorConfig;
import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.StoreMonitor;
import dev.backsight.store.thumbnail.Thumbnail;
import dev.backsight.store.thumbnail.ThumbnailRefusedException;
import dev.backsight.store.thumbnail.ThumbnailRequest;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreThumbnailTest {

    private static final ThumbnailRequest SMALL = ThumbnailRequest.png(32);

    @TempDir
    Path root;

    private final StoreMonitor monitor = StoreMonitor.create("test", MonitorConfig.defaults());
    private FileStore store;

    @BeforeEach
    void open() throws IOException {
        FileStoreOptions quick = FileStoreOptions.defaults().withDurability(Durability.PROCESS_CRASH);
        store = FileStore.open(root, quick, monitor);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        monitor.close();
    }

    private static byte[] picture(Color color, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private List<Path> cached() {
        if (!Files.exists(root.resolve("thumbnails"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(root.resolve("thumbnails"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Color colour(Thumbnail thumbnail) throws IOException {
        return new Color(
                ImageIO.read(new ByteArrayInputStream(thumbnail.bytes())).getRGB(5, 5));
    }

    @Test
    void isMadeOfTheFileAndKeptByItsContent() throws IOException {
        store.put("a.png", picture(Color.RED, 400, 200));
        assertThat(cached()).as("nothing before it is asked for").isEmpty();

        Thumbnail first = store.thumbnail("a.png", SMALL);
        assertThat(first.width()).isEqualTo(32);
        assertThat(first.height()).isEqualTo(16);
        assertThat(colour(first)).isEqualTo(Color.RED);
        assertThat(cached()).hasSize(1);

        store.copy("a.png", "b.png", ExistingTarget.REFUSE);
        // The content is not needed any more: this one is the kept one.
        Files.write(Contents.stored(root).get(0), new byte[10]);
        assertThat(store.thumbnail("b.png", SMALL)).isEqualTo(first);
        store.thumbnail("b.png", SMALL);
        IntervalSnapshot snapshot = monitor.aggregate();
        assertThat(snapshot.of(Operation.THUMBNAIL).succeeded()).isEqualTo(3);
        assertThat(snapshot.of(Operation.THUMBNAIL).bytes()).isEqualTo(3L * first.size());
        assertThat(snapshot.of(Operation.GET).count()).isZero();
    }

    @Test
    void isThatOfTheLatestContent() throws IOException {
        store.put("a.png", picture(Color.RED, 100, 100));
        store.thumbnail("a.png", SMALL);
        store.put("a.png", picture(Color.BLUE, 100, 100));

        assertThat(colour(store.thumbnail("a.png", SMALL))).isEqualTo(Color.BLUE);
    }

    @Test
    void refusesWhatIsNoPictureAndKnowsNoFileThatIsNotThere() throws IOException {
        store.put("text", Contents.text(1, 1000));

        assertThatThrownBy(() -> store.thumbnail("text", SMALL)).isInstanceOf(ThumbnailRefusedException.class);
        assertThatThrownBy(() -> store.thumbnail("nothing", SMALL)).isInstanceOf(FileNotStoredException.class);
        assertThat(monitor.aggregate().of(Operation.THUMBNAIL).failed()).isEqualTo(2);
        store.close();
        assertThatThrownBy(() -> store.thumbnail("text", SMALL)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keepsNoneWhereThereIsNoRoomForThem() throws IOException {
        store.close();
        try (FileStore without =
                FileStore.open(root, FileStoreOptions.defaults().withThumbnailCacheBytes(0))) {
            without.put("a.png", picture(Color.RED, 100, 100));
            assertThat(without.thumbnail("a.png", SMALL).width()).isEqualTo(32);
            assertThat(cached()).isEmpty();
        }
    }

    @Test
    void damageIsToldByTheNameOfTheFile() throws IOException {
        store.put("a.png", picture(Color.RED, 100, 100));
        Files.delete(Contents.stored(root).get(0));

        assertThatThrownBy(() -> store.thumbnail("a.png", SMALL)).hasMessageContainingAll("'a.png'", "it is missing");
    }
}
