package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileIdGenerator;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every store, wherever its contents are. */
public abstract class FileStoreContract {

    @TempDir
    protected Path root;

    protected FileStore store;

    /** With the backend, which is this test's alone. */
    protected abstract FileStoreOptions options() throws IOException;

    /** How many contents there are, known or not. */
    protected abstract long storedContents() throws IOException;

    /** How many ranges are tried: fewer where each is a request. */
    protected abstract int randomRanges();

    @BeforeEach
    void open() throws IOException {
        store = FileStore.open(root.resolve("store"), options());
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 262_143, 262_144, 262_145, 1_000_000})
    void givesBackWhatWasPutWhateverTheSizeAndTheWay(int size) throws IOException {
        byte[] content = Contents.halfRandom(size, size);
        Path file = Files.write(root.resolve("source"), content);

        FileStat fromBytes = store.put("bytes", content);
        store.delete("bytes");
        FileStat fromStream = store.put("stream", new ByteArrayInputStream(content));
        store.delete("stream");
        FileStat fromPath = store.put("path", file);

        assertThat(fromBytes.contentId()).isEqualTo(ContentId.of(content));
        assertThat(fromBytes.size()).isEqualTo(size);
        assertThat(fromStream.contentId()).isEqualTo(fromBytes.contentId());
        assertThat(fromPath.storedSize()).isEqualTo(fromBytes.storedSize());
        assertThat(store.get("path")).isEqualTo(content);
        try (InputStream stream = store.newInputStream("path")) {
            assertThat(stream.readAllBytes()).isEqualTo(content);
        }
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        assertThat(store.copyTo("path", copy)).isEqualTo(size);
        assertThat(copy.toByteArray()).isEqualTo(content);
        Path target = root.resolve("target");
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            assertThat(store.copyTo("path", channel)).isEqualTo(size);
            assertThat(channel.isOpen()).isTrue();
        }
        assertThat(Files.readAllBytes(target)).isEqualTo(content);
    }

    @Test
    void readsAnyRangeAsTheArrayHasIt() throws IOException {
        byte[] content = Contents.halfRandom(7, 900_000);
        store.put("file", content);
        Random random = new Random(11);

        for (int i = 0; i < randomRanges(); i++) {
            int from = random.nextInt(content.length + 1);
            int length = random.nextInt(Math.min(300_000, content.length - from) + 1);
            byte[] expected = Arrays.copyOfRange(content, from, from + length);
            assertThat(store.get("file", from, length)).isEqualTo(expected);
            try (InputStream stream = store.newInputStream("file", from, length)) {
                assertThat(stream.readAllBytes()).isEqualTo(expected);
            }
        }
    }

    @Test
    void streamsByteByByteAndAfterSkipping() throws IOException {
        byte[] content = Contents.halfRandom(3, 300_000);
        store.put("file", content);

        try (InputStream stream = store.newInputStream("file")) {
            assertThat(stream.skip(262_140)).isEqualTo(262_140);
            for (int i = 262_140; i < 262_150; i++) {
                assertThat(stream.read()).isEqualTo(Byte.toUnsignedInt(content[i]));
            }
            assertThat(stream.available()).isEqualTo(300_000 - 262_150);
            assertThat(stream.skip(Long.MAX_VALUE)).isEqualTo(300_000 - 262_150);
            assertThat(stream.read()).isEqualTo(-1);
        }
    }

    @Test
    void refusesRangesTheFileDoesNotHave() throws IOException {
        store.put("file", new byte[100]);

        assertThatThrownBy(() -> store.get("file", 50, 51)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> store.get("file", -1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> store.get("file", 0, Integer.MAX_VALUE)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> store.newInputStream("file", Long.MAX_VALUE, Long.MAX_VALUE))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void keepsEqualContentOnceAndForgetsItWithItsLastName() throws IOException {
        byte[] content = Contents.halfRandom(5, 50_000);

        store.put("a", content);
        store.put("b", content);
        store.put("c", new ByteArrayInputStream(content));
        store.put("c", content);
        assertThat(storedContents()).isEqualTo(1);

        assertThat(store.delete("a")).isTrue();
        assertThat(store.delete("a")).isFalse();
        store.put("b", new byte[] {1});
        assertThat(storedContents()).isEqualTo(2);
        assertThat(store.get("c")).isEqualTo(content);

        store.delete("c");
        assertThat(storedContents()).isEqualTo(1);
        assertThat(Contents.temporary(root.resolve("store"))).isEmpty();
        assertThat(store.put("d", content).contentId()).isEqualTo(ContentId.of(content));
        assertThat(store.get("d")).isEqualTo(content);
    }

    @Test
    void tellsWhatItKnowsOfAFileAndRemembersItOverAReopening() throws IOException {
        store.close();
        Instant start = Instant.parse("2026-11-21T10:00:00.123456Z");
        byte[] text = "all the same ".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        try (FileStore first = openAt(start)) {
            FileStat stat = first.put("résumé.txt", text, new MediaType("text/plain"));
            assertThat(stat.size()).isEqualTo(130_000);
            assertThat(stat.storedSize()).isLessThan(1_000);
            assertThat(stat.codec()).isEqualTo(Codec.ZSTD);
            assertThat(stat.mediaType().value()).isEqualTo("text/plain");
        }

        try (FileStore second = openAt(start.plus(Duration.ofDays(1)))) {
            FileStat before = second.stat("résumé.txt").orElseThrow();
            assertThat(before.created()).isEqualTo(start);
            assertThat(before.modified()).isEqualTo(start);
            FileStat after = second.put("résumé.txt", new byte[0]);
            assertThat(after.created()).isEqualTo(start);
            assertThat(after.modified()).isEqualTo(start.plus(Duration.ofDays(1)));
            assertThat(second.stat("résumé.txt")).contains(after);
            assertThat(second.stat("resume.txt")).isEmpty();
        }
    }

    private FileStore openAt(Instant now) throws IOException {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return FileStore.open(
                root.resolve("store"), options(), Surroundings.USUAL.withTime(clock, FileIdGenerator.of(clock)));
    }

    @Test
    void missingFilesAreAnErrorToReadAndNoneToAskAbout() throws IOException {
        assertThat(store.stat("nothing")).isEmpty();
        assertThatThrownBy(() -> store.get("nothing"))
                .isInstanceOf(FileNotStoredException.class)
                .hasMessage("there is no file 'nothing' in the store");
        assertThatThrownBy(() -> store.newInputStream("nothing", 0, 1)).isInstanceOf(FileNotStoredException.class);
    }

    @Test
    void aStreamReadsOnAfterItsFileIsReplacedAndDeleted() throws IOException {
        byte[] content = Contents.halfRandom(9, 800_000);
        store.put("file", content);

        try (InputStream stream = store.newInputStream("file")) {
            byte[] head = stream.readNBytes(1000);
            store.put("file", new byte[] {1});
            store.delete("file");
            assertThat(head).isEqualTo(Arrays.copyOf(content, 1000));
            assertThat(stream.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, 1000, content.length));
        }
    }

    @Test
    void aStoreThatOnlyTrustsTheOperatingSystemKeepsItsFilesToo() throws IOException {
        store.close();
        FileStoreOptions fast = options().withDurability(Durability.PROCESS_CRASH);
        try (FileStore quick = FileStore.open(root.resolve("store"), fast)) {
            quick.put("file", new byte[] {1, 2, 3});
        }
        try (FileStore again = FileStore.open(root.resolve("store"), options())) {
            assertThat(again.get("file")).containsExactly(1, 2, 3);
        }
    }

    @Test
    void onceClosedEveryCallSaysSo() throws IOException {
        store.put("file", new byte[] {1});
        store.close();
        store.close();

        assertThatThrownBy(() -> store.put("a", new byte[0]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> store.get("file")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.stat("file")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.delete("file")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.list("", 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void copiesAndRenamesReadTheSameContent() throws IOException {
        byte[] content = Contents.halfRandom(8, 300_000);
        FileStat original = store.put("a", content);

        store.copy("a", "b", ExistingTarget.REFUSE);
        store.rename("a", "c", ExistingTarget.REFUSE);

        assertThat(store.get("b")).isEqualTo(content);
        assertThat(store.get("c")).isEqualTo(content);
        assertThat(store.stat("c").orElseThrow().id()).isEqualTo(original.id());
        assertThat(storedContents()).isEqualTo(1);
        store.delete("b");
        store.delete("c");
        assertThat(storedContents()).isZero();
    }

    @Test
    void aSourceThatFailsLeavesTheFileAsItWas() throws IOException {
        byte[] content = Contents.random(9, 300_000);
        store.put("file", content);

        assertThatThrownBy(() -> store.put("file", new BrokenStream(500_000))).hasMessage("the source failed");

        assertThat(store.get("file")).isEqualTo(content);
        assertThat(storedContents()).isEqualTo(1);
        assertThat(Contents.temporary(root.resolve("store"))).isEmpty();
    }

    @Test
    void writersAndReadersOfFewContentsNeverLoseOne() throws Exception {
        List<byte[]> contents = IntStream.range(0, 3)
                .mapToObj(i -> Contents.random(i, 1 + i * 100_000))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                Random random = new Random(thread);
                tasks.add(() -> {
                    for (int step = 0; step < randomRanges(); step++) {
                        changeOrRead("name" + random.nextInt(3), contents.get(random.nextInt(3)), random, contents);
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        List<FileStat> files = store.list("", 10).files();
        for (FileStat stat : files) {
            assertThat(ContentId.of(store.get(stat.name().value()))).isEqualTo(stat.contentId());
        }
        assertThat(storedContents())
                .isEqualTo(files.stream().map(FileStat::contentId).distinct().count());
    }

    private void changeOrRead(String name, byte[] content, Random random, List<byte[]> contents) throws IOException {
        switch (random.nextInt(4)) {
            case 0 -> store.put(name, new ByteArrayInputStream(content));
            case 1 -> store.put(name, content);
            case 2 -> store.delete(name);
            default -> {
                try {
                    assertThat(contents).contains(store.get(name));
                } catch (FileNotStoredException e) {
                    assertThat(e).hasMessageContaining(name);
                }
            }
        }
    }
}
