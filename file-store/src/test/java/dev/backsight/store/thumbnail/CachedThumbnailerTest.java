package dev.backsight.store.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.thumbnail.ThumbnailRefusedException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class CachedThumbnailerTest {

    @TempDir
    Path folder;

    @Test
    void makesAThumbnailOnceAndKeepsItAcrossRestarts() throws IOException {
        byte[] image = Pictures.write(Pictures.quarters(100, 100), "png");
        AtomicInteger opened = new AtomicInteger();
        List<Thumbnail> thumbnails = new ArrayList<>();
        for (int restart = 0; restart < 2; restart++) {
            CachedThumbnailer cached = new CachedThumbnailer(new Thumbnailer(), open(1 << 20));
            for (int i = 0; i < 2; i++) {
                thumbnails.add(cached.get(ContentId.of(image), ThumbnailRequest.jpeg(20), () -> {
                    opened.incrementAndGet();
                    return new ByteArrayInputStream(image);
                }));
            }
        }
        assertThat(opened).hasValue(1);
        assertThat(thumbnails)
                .containsOnly(new Thumbnailer()
                        .create(image, List.of(ThumbnailRequest.jpeg(20)))
                        .get(0));
    }

    @Test
    void keepsRequestsApart() throws IOException {
        byte[] image = Pictures.write(Pictures.quarters(100, 60), "png");
        CachedThumbnailer cached = new CachedThumbnailer(new Thumbnailer(), open(1 << 20));
        List<ThumbnailRequest> requests = List.of(
                ThumbnailRequest.jpeg(20),
                ThumbnailRequest.jpeg(21),
                ThumbnailRequest.png(20),
                new ThumbnailRequest(20, 20, ThumbnailFormat.JPEG, 10, 0xFFFFFF),
                new ThumbnailRequest(20, 20, ThumbnailFormat.JPEG, 85, 0));
        for (ThumbnailRequest request : requests) {
            cached.get(ContentId.of(image), request, () -> new ByteArrayInputStream(image));
        }
        assertThat(files()).hasSize(requests.size());
    }

    @Test
    void computesOnceForManyThreadsThatAskAtTheSameTime() throws Exception {
        byte[] image = Pictures.write(Pictures.quarters(100, 100), "png");
        AtomicInteger opened = new AtomicInteger();
        Semaphore asked = new Semaphore(0);
        CachedThumbnailer cached = new CachedThumbnailer(new Thumbnailer(), open(1 << 20));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Thumbnail>> results = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                results.add(threads.submit(() -> cached.get(ContentId.of(image), ThumbnailRequest.png(30), () -> {
                    opened.incrementAndGet();
                    asked.acquireUninterruptibly();
                    return new ByteArrayInputStream(image);
                })));
            }
            asked.release();
            for (Future<Thumbnail> result : results) {
                assertThat(result.get()).isEqualTo(results.get(0).get());
            }
            assertThat(opened).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void tellsEveryoneWhoWaitsOfARefusalAndTriesAgainLater() throws Exception {
        byte[] noImage = {1, 2, 3};
        AtomicInteger opened = new AtomicInteger();
        CachedThumbnailer cached = new CachedThumbnailer(new Thumbnailer(), open(1 << 20));
        CachedThumbnailer.Source source = () -> {
            opened.incrementAndGet();
            return new ByteArrayInputStream(noImage);
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Thumbnail>> results = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                results.add(threads.submit(() -> cached.get(ContentId.of(noImage), ThumbnailRequest.png(30), source)));
            }
            for (Future<Thumbnail> result : results) {
                assertThatThrownBy(result::get)
                        .isInstanceOf(ExecutionException.class)
                        .cause()
                        .isInstanceOfSatisfying(ThumbnailRefusedException.class, e -> assertThat(e.reason())
                                .isEqualTo(Reason.UNSUPPORTED_FORMAT));
            }
        } finally {
            threads.shutdownNow();
        }
        int before = opened.get();
        assertThatThrownBy(() -> cached.get(ContentId.of(noImage), ThumbnailRequest.png(30), source))
                .isInstanceOf(ThumbnailRefusedException.class);
        assertThat(opened).hasValue(before + 1);
    }

    @Test
    void retriesWithItsOwnSourceWhereTheOthersFails() throws Exception {
        byte[] image = Pictures.write(Pictures.quarters(100, 100), "png");
        CachedThumbnailer cached = new CachedThumbnailer(new Thumbnailer(), open(1 << 20));
        CountDownLatch leads = new CountDownLatch(1);
        CountDownLatch fails = new CountDownLatch(1);
        FutureTask<Thumbnail> leader =
                new FutureTask<>(() -> cached.get(ContentId.of(image), ThumbnailRequest.png(30), () -> {
                    leads.countDown();
                    await(fails);
                    throw new IOException("its source is gone");
                }));
        new Thread(leader).start();
        await(leads);
        FutureTask<Thumbnail> waiter = new FutureTask<>(
                () -> cached.get(ContentId.of(image), ThumbnailRequest.png(30), () -> new ByteArrayInputStream(image)));
        Thread waiting = new Thread(waiter);
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        fails.countDown();
        assertThatThrownBy(leader::get).hasMessageContaining("its source is gone");
        assertThat(waiter.get().width()).isEqualTo(30);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void evictsTheOthersWhereOneFileCannotBeDeleted() throws IOException {
        DirectoryThumbnailCache cache = open(2 * 1020);
        cache.put(key(0), thumbnail(1000));
        cache.put(key(1), thumbnail(1000));
        Path stuck = folder.resolve(key(0).fileName());
        Files.delete(stuck);
        Files.createDirectories(stuck.resolve("in the way"));
        assertThatThrownBy(() -> cache.put(key(2), thumbnail(1000))).isInstanceOf(IOException.class);
        cache.put(key(3), thumbnail(1000));
        assertThat(cache.find(key(1))).isEmpty();
        assertThat(cache.find(key(2))).isPresent();
        assertThat(cache.find(key(3))).isPresent();
        // Nor does a folder count when the cache is opened again.
        assertThat(open(2 * 1020).find(key(2))).isPresent();
    }

    @Test
    void namesFilesInAsciiWhateverTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(key(0).fileName()).isASCII();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void doesWithoutACacheThatFails() throws IOException {
        byte[] image = Pictures.write(Pictures.quarters(100, 100), "png");
        CachedThumbnailer cached = new CachedThumbnailer(new Thumbnailer(), new ThumbnailCache() {
            @Override
            public Optional<Thumbnail> find(ThumbnailKey key) throws IOException {
                throw new IOException("cannot be read");
            }

            @Override
            public void put(ThumbnailKey key, Thumbnail thumbnail) throws IOException {
                throw new IOException("cannot be written");
            }
        });
        assertThat(cached.get(ContentId.of(image), ThumbnailRequest.png(10), () -> new ByteArrayInputStream(image))
                        .width())
                .isEqualTo(10);
    }

    @Test
    void forgetsTheLeastRecentlyUsedBeyondItsSize() throws IOException {
        Thumbnail thumbnail = thumbnail(1000);
        DirectoryThumbnailCache cache = open(3 * 1020);
        for (int i = 0; i < 3; i++) {
            cache.put(key(i), thumbnail);
        }
        assertThat(cache.find(key(0))).isPresent();
        cache.put(key(3), thumbnail);
        assertThat(cache.find(key(1))).isEmpty();
        assertThat(cache.find(key(0))).isPresent();
        assertThat(files()).hasSize(3);
        cache.put(key(4), thumbnail(4000));
        assertThat(cache.find(key(4))).isEmpty();
        assertThat(files()).hasSize(3);
    }

    @Test
    void countsAReplacedFileOnce() throws IOException {
        DirectoryThumbnailCache cache = open(2 * 1020);
        cache.put(key(0), thumbnail(1000));
        for (int i = 0; i < 5; i++) {
            cache.put(key(1), thumbnail(1000));
        }
        assertThat(cache.find(key(0))).isPresent();
        assertThat(cache.find(key(1))).isPresent();
    }

    @Test
    void keepsItsBoundWhenOpenedWithLess() throws IOException {
        DirectoryThumbnailCache cache = open(1 << 20);
        for (int i = 0; i < 3; i++) {
            cache.put(key(i), thumbnail(1000));
            Files.setLastModifiedTime(folder.resolve(key(i).fileName()), FileTime.fromMillis(1_000_000L * (3 - i)));
        }
        DirectoryThumbnailCache smaller = open(1020);
        assertThat(files()).hasSize(1);
        assertThat(smaller.find(key(0))).isPresent();
    }

    @Test
    void forgetsDamagedFilesWhateverByteIsHit() throws IOException {
        Thumbnail thumbnail = thumbnail(50);
        DirectoryThumbnailCache cache = open(1 << 20);
        Path file = folder.resolve(key(0).fileName());
        for (int i = 0; i < 70; i++) {
            cache.put(key(0), thumbnail);
            assertThat(cache.find(key(0))).contains(thumbnail);
            byte[] damaged = Files.readAllBytes(file);
            damaged[i] = (byte) (damaged[i] ^ 0x10);
            Files.write(file, damaged);
            assertThat(cache.find(key(0))).isEmpty();
            assertThat(file).doesNotExist();
        }
        cache.put(key(0), thumbnail);
        Files.write(file, new byte[3]);
        assertThat(cache.find(key(0))).isEmpty();
        cache.put(key(0), thumbnail);
        Files.delete(file);
        assertThat(cache.find(key(0))).isEmpty();
    }

    @Test
    void removesWhatACrashLeftAndNothingElse() throws IOException {
        Path left = Files.write(folder.resolve(key(0).fileName() + ".tmp"), new byte[10]);
        Path foreign = Files.write(folder.resolve("README.tmp"), new byte[10]);
        open(0);
        assertThat(left).doesNotExist();
        assertThat(foreign).exists();
    }

    @Test
    void leavesNothingBehindWhenAWriteFails() throws IOException {
        DirectoryThumbnailCache cache = open(1 << 20);
        // A folder in the place of the file: the rename fails, even for the superuser.
        Files.createDirectories(folder.resolve(key(0).fileName()).resolve("in the way"));
        assertThatThrownBy(() -> cache.put(key(0), thumbnail(10))).isInstanceOf(IOException.class);
        assertThat(files()).hasSize(1);
        assertThat(cache.find(key(0))).isEmpty();
    }

    private DirectoryThumbnailCache open(long maxBytes) throws IOException {
        return DirectoryThumbnailCache.open(folder, maxBytes);
    }

    private static ThumbnailKey key(int i) {
        return new ThumbnailKey(
                ContentId.of(("content " + i).getBytes(StandardCharsets.UTF_8)), ThumbnailRequest.png(10));
    }

    private static Thumbnail thumbnail(int bytes) {
        return new Thumbnail(ThumbnailFormat.PNG, 3, 4, new byte[bytes]);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
