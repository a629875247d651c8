package dev.backsight.store.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.Contents;
import dev.backsight.store.ExistingTarget;
import dev.backsight.store.FileNotStoredException;
import dev.backsight.store.FilePage;
import dev.backsight.store.identity.InvalidNameException;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.monitor.MonitorConfig;
import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.StoreMonitor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client can do with three healthy peers. */
@Tag("slow")
class ReplicatedStoreTest {

    @TempDir
    static Path root;

    private static Cluster cluster;
    private static ReplicatedStore store;

    @BeforeAll
    static void start() throws Exception {
        cluster = Cluster.start(root, 1_000);
        store = ReplicatedStore.connect(cluster.client());
    }

    @AfterAll
    static void stop() throws IOException {
        store.close();
        cluster.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_048_575, 1_048_576, 1_048_577, 2_097_152, 5_000_000})
    void givesBackWhatWasPutWhateverTheSizeAndTheWay(int size) throws IOException {
        byte[] content = Contents.halfRandom(size, size);
        Path source = Files.write(root.resolve("source-" + size), content);
        MediaType type = new MediaType("text/plain");

        FileStat fromBytes = store.put("bytes", content, type);
        FileStat fromStream = store.put("stream", new ByteArrayInputStream(content));
        FileStat fromPath = store.put("path", source);

        assertThat(fromBytes.size()).isEqualTo(size);
        assertThat(fromBytes.mediaType()).isEqualTo(type);
        assertThat(fromStream.contentId()).isEqualTo(fromBytes.contentId());
        assertThat(fromPath.contentId()).isEqualTo(fromBytes.contentId());
        assertThat(store.stat("bytes")).contains(fromBytes);
        assertThat(store.get("stream")).isEqualTo(content);
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        assertThat(store.copyTo("path", copy)).isEqualTo(size);
        assertThat(copy.toByteArray()).isEqualTo(content);
    }

    @Test
    void readsRanges() throws IOException {
        byte[] content = Contents.random(3, 3_000_000);
        store.put("ranges", content);

        assertThat(store.get("ranges", 0, 1)).isEqualTo(Arrays.copyOf(content, 1));
        assertThat(store.get("ranges", 900_000, 1_500_000)).isEqualTo(Arrays.copyOfRange(content, 900_000, 2_400_000));
        assertThat(store.get("ranges", 3_000_000, 0)).isEmpty();
        try (InputStream stream = store.newInputStream("ranges", 1_000_000, 1_999_999)) {
            assertThat(stream.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, 1_000_000, 2_999_999));
        }
        assertThatThrownBy(() -> store.get("ranges", 2_999_999, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> store.get("ranges", 3_000_001, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> store.get("ranges", -1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void listsPageByPage() throws IOException {
        for (int i = 0; i < 5; i++) {
            store.put("list/" + i, new byte[] {1});
        }

        FilePage first = store.list("list/", 3);
        FilePage second = store.list("list/", first.next().orElseThrow(), 3);

        assertThat(first.files()).extracting(stat -> stat.name().value()).containsExactly("list/0", "list/1", "list/2");
        assertThat(second.files()).extracting(stat -> stat.name().value()).containsExactly("list/3", "list/4");
        assertThat(second.next()).isEmpty();
    }

    @Test
    void failsAsAStoreDoes() throws IOException {
        assertThat(store.delete("nothing")).isFalse();
        assertThat(store.stat("nothing")).isEmpty();
        assertThatThrownBy(() -> store.get("nothing")).isInstanceOf(FileNotStoredException.class);
        assertThatThrownBy(() -> store.get("nothing", 5, 1)).isInstanceOf(FileNotStoredException.class);
        assertThatThrownBy(() -> store.newInputStream("nothing")).isInstanceOf(FileNotStoredException.class);
        assertThatThrownBy(() -> store.put("", new byte[0])).isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> store.list("", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.staleFrom("d")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFileThatIsReplacedWhileItIsStreamedIsNotMixedWithTheNewOne() throws IOException {
        store.put("changing", Contents.random(5, 3_000_000));
        try (InputStream stream = store.newInputStream("changing")) {
            stream.readNBytes(10);
            store.put("changing", Contents.random(6, 3_000_000));

            assertThatThrownBy(stream::readAllBytes).isInstanceOf(FileChangedException.class);
        }
    }

    @Test
    void aSourceThatBreaksLeavesTheFileAsItWas() throws Exception {
        store.put("source", new byte[] {1});
        InputStream breaking =
                new SequenceInputStream(new ByteArrayInputStream(new byte[3_000_000]), new BrokenStream());

        assertThatThrownBy(() -> store.put("source", breaking)).hasMessage("source is broken");

        assertThat(store.get("source")).containsExactly(1);
        for (String id : Cluster.IDS) {
            // A peer that the majority did not wait for may still be writing the file as it was.
            Cluster.await("no temporary file on " + id, () -> Contents.temporary(
                            cluster.directory(id).resolve("live/store"))
                    .isEmpty());
        }
    }

    @Test
    void everyPeerComesToHaveTheFilesWithTheSameTimes() throws Exception {
        FileStat stat = store.put("everywhere", Contents.random(7, 1_500_000));
        for (String id : Cluster.IDS) {
            Cluster.await(
                    "'everywhere' on " + id,
                    () -> store.staleFrom(id).stat("everywhere").equals(Optional.of(stat)));
        }
        cluster.awaitEqualCopies();
    }

    @Test
    void recordsChangesAsReplication() throws IOException {
        try (StoreMonitor monitor = StoreMonitor.create("client", MonitorConfig.defaults());
                ReplicatedStore watched = ReplicatedStore.connect(cluster.client(), monitor)) {
            FileStat put = watched.put("watched", new byte[1_234]);
            watched.label(put, FileLabels.ofTags("red"));
            watched.copy("watched", "copied", ExistingTarget.REFUSE);
            watched.rename("copied", "renamed", ExistingTarget.REFUSE);
            watched.delete("watched");
            assertThatThrownBy(() -> watched.put("watched", InputStream.nullInputStream(), new MediaType("")))
                    .isInstanceOf(IllegalArgumentException.class);

            assertThat(monitor.aggregate().of(Operation.REPLICATE).succeeded()).isEqualTo(5);
            assertThat(monitor.aggregate().totalsOf(Operation.REPLICATE).bytes())
                    .isEqualTo(1_234);
        }
    }

    private static final class BrokenStream extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("source is broken");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            throw new IOException("source is broken");
        }
    }

    @Test
    void aClosedClientSaysSo() throws IOException {
        ReplicatedStore closed = ReplicatedStore.connect(cluster.client());
        closed.close();

        assertThatThrownBy(() -> closed.stat("a")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> closed.put("a", new byte[0])).isInstanceOf(IllegalStateException.class);
    }
}
