package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.content.CorruptContentException;
import dev.backsight.store.identity.InvalidNameException;
import dev.backsight.store.monitor.HandClock;
import dev.backsight.store.monitor.IntervalSnapshot;
import dev.backsight.store.monitor.MonitorClock;
import dev.backsight.store.monitor.MonitorConfig;
import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.OperationStats;
import dev.backsight.store.monitor.StoreMonitor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitoredFileStoreTest {

    private static final byte[] CONTENT = Contents.halfRandom(1, 600_000);

    @TempDir
    Path root;

    private final StoreMonitor monitor =
            StoreMonitor.create("test", MonitorConfig.defaults().withAllocationSampling(1));
    private FileStore store;

    @BeforeEach
    void open() throws IOException {
        FileStoreOptions quick = FileStoreOptions.defaults().withDurability(Durability.PROCESS_CRASH);
        store = FileStore.open(root.resolve("store"), quick, monitor);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        monitor.close();
    }

    @Test
    void recordsEachOperationOnceWithItsBytes() throws IOException {
        Path source = Files.write(root.resolve("source"), CONTENT);
        store.put("bytes", CONTENT);
        store.put("again", CONTENT);
        store.put("stream", new ByteArrayInputStream(CONTENT));
        store.put("path", source);
        assertRecorded(Operation.PUT, 4, 0, 4L * CONTENT.length);

        store.get("bytes");
        store.get("bytes", 100, 50);
        store.copyTo("bytes", new ByteArrayOutputStream());
        InputStream stream = store.newInputStream("bytes", 0, 1000);
        try (stream) {
            assertThat(stream.read()).isEqualTo(Byte.toUnsignedInt(CONTENT[0]));
            assertThat(stream.readNBytes(99)).hasSize(99);
            assertThat(stream.skip(500)).isEqualTo(500);
            assertThat(stream.available()).isEqualTo(400);
        }
        // A second time does no harm, and does not count.
        stream.close();
        assertRecorded(Operation.GET, 4, 0, 2L * CONTENT.length + 50 + 100);

        store.stat("bytes");
        store.list("", 10);
        store.list("", "again", 10);
        assertRecorded(Operation.METADATA, 3, 0, 0);

        store.delete("bytes");
        store.delete("bytes");
        assertRecorded(Operation.DELETE, 2, 0, 0);
    }

    @Test
    void recordsTheCompressingOfEachContentThatIsWritten() throws IOException {
        store.put("bytes", CONTENT);
        store.put("known", CONTENT);
        store.put("stream", new ByteArrayInputStream(CONTENT));
        store.put("empty", new byte[0]);

        OperationStats compress = monitor.aggregate().of(Operation.COMPRESS);
        assertThat(compress.succeeded())
                .as("what is known already is not compressed again")
                .isEqualTo(2);
        assertThat(compress.failed()).isZero();
        assertThat(compress.bytes()).isEqualTo(2L * CONTENT.length);
        assertThat(compress.latency().orElseThrow().max()).isPositive();
    }

    @Test
    void recordsWhatThrowsAsFailedAndThrowsTheSame() throws IOException {
        assertThatThrownBy(() -> store.put("\n", CONTENT)).isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> store.put("f", root.resolve("missing"))).isInstanceOf(NoSuchFileException.class);
        assertRecorded(Operation.PUT, 0, 2, 0);

        assertThatThrownBy(() -> store.get("f")).isInstanceOf(FileNotStoredException.class);
        assertThatThrownBy(() -> store.newInputStream("f")).isInstanceOf(FileNotStoredException.class);
        assertRecorded(Operation.GET, 0, 2, 0);

        assertThatThrownBy(() -> store.list("", 0)).isInstanceOf(IllegalArgumentException.class);
        assertRecorded(Operation.METADATA, 0, 1, 0);
    }

    @Test
    void aStreamThatMeetsDamageCountsAsOneFailedGet() throws IOException {
        store.put("f", CONTENT);
        monitor.aggregate();
        Path file = Contents.stored(root.resolve("store")).get(0);
        byte[] stored = Files.readAllBytes(file);
        stored[stored.length / 2] ^= 1;
        Files.write(file, stored);

        assertThatThrownBy(() -> store.copyTo("f", new ByteArrayOutputStream()))
                .isInstanceOf(CorruptContentException.class);
        assertThatThrownBy(() -> {
                    try (InputStream stream = store.newInputStream("f")) {
                        stream.readAllBytes();
                    }
                })
                .isInstanceOf(CorruptContentException.class);
        assertRecorded(Operation.GET, 0, 2, 0);
    }

    @Test
    void theTimeAndTheFailureOfATargetAreNotTheStores() throws IOException {
        HandClock clock = new HandClock();
        byte[] content = Contents.halfRandom(2, 300_000);
        FileStoreOptions quick = FileStoreOptions.defaults().withDurability(Durability.PROCESS_CRASH);
        try (StoreMonitor byHand = StoreMonitor.create("by hand", MonitorConfig.defaults(), clock);
                FileStore own = FileStore.open(root.resolve("own"), quick, byHand)) {
            own.put("f", content);
            byHand.aggregate();
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            own.copyTo("f", new OutputStream() {
                @Override
                public void write(int b) {
                    clock.advance(Duration.ofSeconds(1));
                    copy.write(b);
                }

                @Override
                public void write(byte[] source, int offset, int length) {
                    clock.advance(Duration.ofMinutes(1));
                    copy.write(source, offset, length);
                }
            });
            assertThat(copy.toByteArray()).isEqualTo(content);
            assertThatThrownBy(() -> own.copyTo("f", new OutputStream() {
                        @Override
                        public void write(int b) throws IOException {
                            throw new IOException("Connection reset by peer");
                        }
                    }))
                    .hasMessage("Connection reset by peer");

            OperationStats gets = byHand.aggregate().of(Operation.GET);
            assertThat(gets.succeeded()).isEqualTo(2);
            assertThat(gets.failed()).isZero();
            assertThat(gets.bytes()).isBetween((long) content.length, 2L * content.length);
            assertThat(gets.latency().orElseThrow().max()).isZero();
        }
    }

    @Test
    void aStreamWhoseStartCouldNotBeRecordedIsNotRecordedAtAll() throws IOException {
        AtomicBoolean broken = new AtomicBoolean();
        MonitorClock clock = new MonitorClock() {
            @Override
            public long nanos() {
                if (broken.get()) {
                    throw new IllegalStateException("no time");
                }
                return 0;
            }

            @Override
            public Instant now() {
                return Instant.EPOCH;
            }
        };
        store.put("f", CONTENT);
        store.close();
        StoreMonitor unable = StoreMonitor.create("unable", MonitorConfig.defaults(), clock);
        store = FileStore.open(root.resolve("store"), FileStoreOptions.defaults(), unable);

        broken.set(true);
        InputStream stream = store.newInputStream("f");
        broken.set(false);
        try (stream) {
            assertThat(stream.readAllBytes()).isEqualTo(CONTENT);
        }

        assertThat(unable.unrecorded()).isEqualTo(1);
        assertThat(unable.aggregate().of(Operation.GET).count()).isZero();
    }

    @Test
    void measuresDurationAndAllocationOfTheRealThing() throws IOException {
        store.put("f", CONTENT);
        store.get("f");

        IntervalSnapshot snapshot = monitor.aggregate();

        assertThat(snapshot.of(Operation.GET).latency().orElseThrow().max()).isPositive();
        // At least the array that is returned.
        assertThat(snapshot.of(Operation.GET).allocation().orElseThrow().mean()).isGreaterThanOrEqualTo(CONTENT.length);
    }

    private void assertRecorded(Operation operation, long succeeded, long failed, long bytes) {
        IntervalSnapshot snapshot = monitor.aggregate();
        assertThat(snapshot.of(operation).succeeded()).isEqualTo(succeeded);
        assertThat(snapshot.of(operation).failed()).isEqualTo(failed);
        assertThat(snapshot.of(operation).bytes()).isEqualTo(bytes);
        for (Operation other : Operation.values()) {
            // A put whose content is compressed counts for both.
            assertThat(
                            other == operation || other == Operation.COMPRESS
                                    ? 0
                                    : snapshot.of(other).count())
                    .as(other.label())
                    .isZero();
        }
    }
}
