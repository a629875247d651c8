package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.mediatype.MediaTypePattern;
import dev.backsight.store.metadata.FileChangedException;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.metadata.SizeRange;
import dev.backsight.store.metadata.TimeRange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What holds for files and what is said of them in every store, which is empty before each test and keeps three versions.
 */
public abstract class NamedFilesContract {

    protected static final MediaType TEXT = new MediaType("text/plain");

    private static final List<String> TAGS = List.of("red", "rot", "ä");
    private static final List<String> TYPES = List.of("text/plain; charset=utf-8", "image/png", "application/ld+json");
    private static final List<String> PATTERNS = List.of("text/plain", "image/*", "*/*", "*/*+json", "video/mp4");

    @TempDir
    Path folder;

    private NamedFiles files;

    /** The store, which the test that opened it closes. */
    protected abstract NamedFiles open() throws IOException;

    /** Fails if it does not have, or does not come to have, that many contents on its disks, each once. */
    protected abstract void requireStoredContents(int count) throws Exception;

    /** How often each thread changes something. */
    protected abstract int rounds();

    @BeforeEach
    void begin() throws IOException {
        files = open();
    }

    @Test
    void labelsCanComeWithAContentWhicheverWayItIsPut() throws IOException {
        byte[] content = Contents.random(1, 1_500_000);
        FileLabels labels = new FileLabels(Set.of("rot", "grün"), Map.of("von", "Ada", "leer", ""));
        Path file = Files.write(folder.resolve("source"), content);

        FileStat small = files.put("small", new byte[] {1}, TEXT, labels);
        FileStat bytes = files.put("bytes", content, TEXT, labels);
        FileStat stream = files.put("stream", new ByteArrayInputStream(content), TEXT, labels);
        FileStat path = files.put("path", file, TEXT, labels);

        for (FileStat stat : new FileStat[] {small, bytes, stream, path}) {
            assertThat(stat.labels()).isEqualTo(labels);
            assertThat(stat.mediaType()).isEqualTo(TEXT);
            assertThat(files.stat(stat.name().value())).contains(stat);
        }
        assertThat(files.get("stream")).isEqualTo(content);
        assertThat(files.list("", 10).files()).containsExactly(bytes, path, small, stream);
    }

    @Test
    void labelsStayOverAPutThatBringsNoneAndGoWithOneThatDoes() throws IOException {
        files.put("f", new byte[] {1}, TEXT, FileLabels.ofTags("red"));

        FileStat kept = files.put("f", new byte[] {2});
        FileStat replaced = files.put("f", new byte[] {2}, TEXT, FileLabels.ofTags("blue"));
        FileStat large = files.put("f", Contents.random(1, 1_200_000));
        FileStat none = files.put("f", new byte[] {3}, TEXT, FileLabels.NONE);

        assertThat(kept.tags()).containsExactly("red");
        assertThat(replaced.tags()).containsExactly("blue");
        assertThat(replaced.version()).isEqualTo(3);
        assertThat(replaced.id()).isEqualTo(kept.id());
        assertThat(large.tags()).containsExactly("blue");
        assertThat(none.tags()).isEmpty();
        assertThat(files.stat("f")).contains(none);
    }

    @Test
    void labelsAreOnlyChangedOnTheFileThatWasSeen() throws IOException {
        FileStat seen = files.put("f", new byte[] {1});
        FileStat labelled = files.label(seen, FileLabels.ofTags("red"));

        assertThat(labelled).isEqualTo(seen.withLabels(FileLabels.ofTags("red")));
        assertThat(files.stat("f")).contains(labelled);
        assertThatThrownBy(() -> files.label(seen, FileLabels.ofTags("blue")))
                .isInstanceOf(FileChangedException.class)
                .hasMessageContaining("'f'");
        FileStat replaced = files.put("f", new byte[] {2});
        assertThatThrownBy(() -> files.label(labelled, FileLabels.NONE)).isInstanceOf(FileChangedException.class);
        assertThat(files.label(replaced, FileLabels.NONE).tags()).isEmpty();
        files.delete("f");
        files.put("f", new byte[] {2});
        assertThatThrownBy(() -> files.label(replaced, FileLabels.NONE))
                .as("another file of that name")
                .isInstanceOf(FileChangedException.class);
        files.delete("f");
        assertThatThrownBy(() -> files.label(replaced, FileLabels.NONE)).isInstanceOf(FileChangedException.class);
        assertThat(files.stat("f")).isEmpty();
    }

    @Test
    void asManyAndAsLongLabelsAsThereMayBeAreKept() throws IOException {
        FileLabels most = mostLabels();

        FileStat put = files.put("f", new byte[] {1}, TEXT, most);
        FileStat without = files.label(put, FileLabels.NONE);
        FileStat again = files.label(without, most);

        assertThat(again).isEqualTo(put);
        assertThat(files.stat("f")).contains(put);
        assertThat(files.put("f", new byte[] {2}).labels()).isEqualTo(most);
    }

    @Test
    void aCopyIsAnotherFileWithTheSameContentAndLabels() throws Exception {
        FileStat source = files.label(files.put("a", new byte[] {1}, TEXT), FileLabels.ofTags("red"));

        FileStat copy = files.copy("a", "b", ExistingTarget.REFUSE);

        assertThat(copy.id()).isNotEqualTo(source.id());
        assertThat(copy.version()).isEqualTo(1);
        assertThat(copy.tags()).containsExactly("red");
        assertThat(copy.mediaType()).isEqualTo(TEXT);
        assertThat(files.stat("b")).contains(copy);
        requireStoredContents(1);
        files.delete("a");
        assertThat(files.get("b")).containsExactly(1);
    }

    @Test
    void aCopyOverAFileIsItsNextVersionOrIsRefused() throws Exception {
        files.put("a", new byte[] {1});
        FileStat target = files.put("b", new byte[] {2});

        assertThatThrownBy(() -> files.copy("a", "b", ExistingTarget.REFUSE))
                .isInstanceOf(FileExistsException.class)
                .hasMessageContaining("'b'");
        assertThat(files.get("b")).containsExactly(2);
        FileStat copy = files.copy("a", "b", ExistingTarget.REPLACE);

        assertThat(copy.id()).isEqualTo(target.id());
        assertThat(copy.version()).isEqualTo(2);
        assertThat(files.get("b")).containsExactly(1);
        assertThat(files.getVersion("b", 1)).containsExactly(2);
        assertThat(files.copy("a", "a", ExistingTarget.REFUSE))
                .isEqualTo(files.stat("a").orElseThrow());
        assertThatThrownBy(() -> files.copy("none", "b", ExistingTarget.REPLACE))
                .isInstanceOf(FileNotStoredException.class);
    }

    @Test
    void aRenamedFileKeepsEverythingButItsName() throws Exception {
        files.put("a", new byte[] {1});
        FileStat before =
                files.label(files.put("a", new byte[] {2}, TEXT), new FileLabels(Set.of("red"), Map.of("by", "me")));

        FileStat after = files.rename("a", "b", ExistingTarget.REFUSE);

        assertThat(after).isEqualTo(before.withName(after.name()));
        assertThat(files.stat("a")).isEmpty();
        assertThat(files.stat("b")).contains(after);
        assertThat(files.getVersion("b", 1)).containsExactly(1);
        assertThat(files.versions("b"))
                .allSatisfy(version -> assertThat(version.name()).hasToString("b"));
        assertThat(files.versions("a")).isEmpty();
        assertThat(files.rename("b", "b", ExistingTarget.REFUSE)).isEqualTo(after);
        assertThatThrownBy(() -> files.rename("a", "c", ExistingTarget.REPLACE))
                .isInstanceOf(FileNotStoredException.class);
    }

    @Test
    void aRenameOverAFileRemovesItWithItsVersionsOrIsRefused() throws Exception {
        FileStat source = files.put("a", new byte[] {1});
        files.put("b", new byte[] {2});
        files.put("b", new byte[] {3});

        assertThatThrownBy(() -> files.rename("a", "b", ExistingTarget.REFUSE)).isInstanceOf(FileExistsException.class);
        assertThat(files.versions("b")).hasSize(2);
        files.rename("a", "b", ExistingTarget.REPLACE);

        assertThat(files.versions("b")).extracting(FileStat::id).containsExactly(source.id());
        requireStoredContents(1);
        assertThat(files.list("", 10).files()).hasSize(1);
    }

    @Test
    void renamesInCirclesByManyThreadsLoseNoFileAndNoContent() throws Exception {
        for (int i = 0; i < 4; i++) {
            files.put("n" + i, new byte[] {(byte) i});
        }
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<?>> running = new ArrayList<>();
        for (int t = 0; t < 6; t++) {
            int step = 1 + t % 5;
            running.add(threads.submit(() -> {
                for (int i = 0; i < rounds(); i++) {
                    String from = "n" + i % 6;
                    String to = "n" + (i + step) % 6;
                    try {
                        files.rename(from, to, ExistingTarget.REFUSE);
                    } catch (FileNotStoredException | FileExistsException e) {
                        assertThat(e).hasMessageContaining("there is");
                    }
                }
                return null;
            }));
        }
        for (Future<?> thread : running) {
            thread.get();
        }
        threads.shutdown();

        List<Byte> contents = new ArrayList<>();
        for (FileStat file : files.list("", 10).files()) {
            contents.add(files.get(file.name().value())[0]);
        }
        assertThat(contents).containsExactlyInAnyOrder((byte) 0, (byte) 1, (byte) 2, (byte) 3);
        requireStoredContents(4);
    }

    @Test
    void theLastThreeVersionsAreKeptAndOlderContentsGo() throws Exception {
        for (int i = 1; i <= 5; i++) {
            files.put("f", new byte[] {(byte) i}, TEXT, FileLabels.ofTags("tag " + i));
        }
        files.label(files.stat("f").orElseThrow(), FileLabels.ofTags("other"));

        List<FileStat> versions = files.versions("f");
        assertThat(versions).extracting(FileStat::version).containsExactly(5L, 4L, 3L);
        assertThat(versions).first().isEqualTo(files.stat("f").orElseThrow());
        assertThat(versions)
                .extracting(version -> version.tags().iterator().next())
                .containsExactly("other", "tag 4", "tag 3");
        assertThat(versions).extracting(FileStat::oldestVersion).containsOnly(3L);
        assertThat(files.getVersion("f", 3)).containsExactly(3);
        assertThat(files.getVersion("f", 5)).containsExactly(5);
        try (InputStream older = files.newVersionInputStream("f", 4)) {
            assertThat(older.readAllBytes()).containsExactly(4);
        }
        assertThatThrownBy(() -> files.getVersion("f", 2))
                .isInstanceOf(FileNotStoredException.class)
                .hasMessage("there is no version 2 of a file 'f' in the store");
        assertThatThrownBy(() -> files.newVersionInputStream("g", 1)).isInstanceOf(FileNotStoredException.class);
        assertThat(files.versions("g")).isEmpty();
        requireStoredContents(3);
        files.delete("f");
        requireStoredContents(0);
    }

    @Test
    void olderVersionsOfLargeFilesAreReadAsTheyWere() throws IOException {
        byte[] first = Contents.halfRandom(1, 2_500_000);
        byte[] second = Contents.random(2, 1_100_000);
        files.put("f", first);
        files.put("f", second);
        try (InputStream older = files.newVersionInputStream("f", 1)) {
            byte[] head = older.readNBytes(10);
            files.put("f", new byte[] {3});
            assertThat(head).isEqualTo(Arrays.copyOf(first, 10));
            assertThat(older.readAllBytes()).isEqualTo(Arrays.copyOfRange(first, 10, first.length));
        }
        assertThat(files.getVersion("f", 1)).isEqualTo(first);
        assertThat(files.getVersion("f", 2)).isEqualTo(second);
        assertThat(files.get("f")).containsExactly(3);
    }

    @Test
    void versionsOfEqualContentShareIt() throws Exception {
        files.put("f", new byte[] {1});
        files.put("f", new byte[] {2});
        files.put("f", new byte[] {1});
        requireStoredContents(2);
        files.put("f", new byte[] {1});
        files.put("f", new byte[] {1});
        assertThat(files.versions("f")).hasSize(3);
        requireStoredContents(1);
    }

    @Test
    void queriesFindPageByPageWhatALookAtEveryFileFinds() throws IOException {
        Random random = new Random(20261122);
        Map<String, FileStat> all = new TreeMap<>();
        for (int i = 0; i < 60; i++) {
            String name = List.of("a", "a/", "b/ä").get(random.nextInt(3)) + i;
            all.put(name, putAtRandom(random, name));
        }
        List<FileStat> known = List.copyOf(all.values());
        int found = 0;
        for (int i = 0; i < 80; i++) {
            FileQuery query = randomQuery(random, known);
            List<FileStat> expected =
                    all.values().stream().filter(query::matches).toList();
            assertThat(allPages(query, 1 + random.nextInt(9))).as("%s", query).isEqualTo(expected);
            found += expected.size();
        }
        assertThat(found).isGreaterThan(100);
    }

    @Test
    void filesThatStayAreFoundOnceWhateverIsChangedBetweenPages() throws IOException {
        Random random = new Random(7);
        FileQuery query = FileQuery.all().withTag("red").withMediaType(new MediaTypePattern("text/*"));
        List<String> stay = new ArrayList<>();
        for (int i = 100; i < 120; i++) {
            files.put("stays " + i, new byte[] {1}, TEXT, FileLabels.ofTags("red"));
            stay.add("stays " + i);
            files.put("x " + i, new byte[] {1}, TEXT, FileLabels.ofTags("red"));
        }
        List<String> seen = new ArrayList<>();
        Optional<PageToken> next = Optional.empty();
        do {
            QueryPage page = next.isEmpty() ? files.query(query, 3) : files.query(query, next.get(), 3);
            page.files().forEach(file -> seen.add(file.name().value()));
            next = page.next();
            int one = 100 + random.nextInt(20);
            files.delete("x " + one);
            files.put("a " + random.nextInt(9), new byte[] {2}, TEXT, FileLabels.ofTags("red"));
            files.put("stays 100" + random.nextInt(9), new byte[] {2}, TEXT, FileLabels.ofTags("red"));
        } while (next.isPresent());

        assertThat(seen).doesNotHaveDuplicates().containsAll(stay);
    }

    @Test
    void aQueryFindsAFileThatIsRenamedMeanwhileUnderOneOfItsNames() throws Exception {
        files.put("a", new byte[] {1}, TEXT, FileLabels.ofTags("red"));
        FileQuery red = FileQuery.all().withTag("red");
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<Integer> renames = thread.submit(() -> {
            int done = 0;
            while (!over.get()) {
                files.rename("a", "b", ExistingTarget.REFUSE);
                files.rename("b", "a", ExistingTarget.REFUSE);
                done += 2;
            }
            return done;
        });
        try {
            for (int i = 0; i < 10 * rounds(); i++) {
                assertThat(files.query(red, 10).files()).hasSize(1);
            }
        } finally {
            over.set(true);
            thread.shutdown();
        }
        assertThat(renames.get()).isPositive();
    }

    @Test
    void aQueryGoesOnWithItsOwnTokenOnly() throws IOException {
        files.put("a", new byte[] {1});
        files.put("b", new byte[] {1});
        PageToken token = files.query(FileQuery.all(), 1).next().orElseThrow();

        assertThat(files.query(FileQuery.all(), token, 1).next()).isEmpty();
        assertThatThrownBy(() -> files.query(FileQuery.all().withTag("red"), token, 1))
                .isInstanceOf(InvalidPageTokenException.class);
        assertThatThrownBy(() -> files.query(FileQuery.all(), new PageToken("x"), 1))
                .isInstanceOf(InvalidPageTokenException.class);
        assertThatThrownBy(() -> files.query(FileQuery.all(), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.query(FileQuery.all(), token, FileStore.MAX_PAGE + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<FileStat> allPages(FileQuery query, int limit) throws IOException {
        List<FileStat> found = new ArrayList<>();
        QueryPage page = files.query(query, limit);
        while (true) {
            assertThat(page.files()).hasSizeLessThanOrEqualTo(limit);
            found.addAll(page.files());
            if (page.next().isEmpty()) {
                return found;
            }
            page = files.query(query, page.next().get(), limit);
        }
    }

    private FileStat putAtRandom(Random random, String name) throws IOException {
        String[] tags = TAGS.stream().filter(tag -> random.nextBoolean()).toArray(String[]::new);
        return files.put(
                name,
                new byte[random.nextInt(6)],
                new MediaType(TYPES.get(random.nextInt(TYPES.size()))),
                FileLabels.ofTags(tags));
    }

    private static FileQuery randomQuery(Random random, List<FileStat> known) {
        FileQuery query = FileQuery.all();
        if (random.nextInt(3) == 0) {
            query = query.withPrefix(List.of("a", "a/", "b/", "none").get(random.nextInt(4)));
        }
        if (random.nextInt(3) == 0) {
            query = query.withTag(TAGS.get(random.nextInt(TAGS.size())));
        }
        if (random.nextInt(3) == 0) {
            query = query.withMediaType(new MediaTypePattern(PATTERNS.get(random.nextInt(PATTERNS.size()))));
        }
        Instant one = known.get(random.nextInt(known.size())).created();
        Instant other = known.get(random.nextInt(known.size())).modified().plusNanos(random.nextInt(2));
        if (random.nextInt(4) == 0) {
            query = query.withCreated(random.nextBoolean() ? TimeRange.since(one) : TimeRange.before(one));
        }
        if (random.nextInt(4) == 0) {
            query = query.withModified(one.isBefore(other) ? new TimeRange(one, other) : new TimeRange(other, one));
        }
        if (random.nextInt(4) == 0) {
            query = query.withSize(new SizeRange(random.nextInt(3), 2 + random.nextInt(4)));
        }
        return query;
    }

    /** All that one file can have: about 64 KiB. */
    public static FileLabels mostLabels() {
        Set<String> tags = new TreeSet<>();
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 100; i < 100 + FileLabels.MAX_COUNT; i++) {
            String name = i + "x".repeat(FileLabels.MAX_NAME_BYTES - 3);
            tags.add(name);
            attributes.put(name, "ä".repeat(FileLabels.MAX_VALUE_BYTES / 2));
        }
        return new FileLabels(tags, attributes);
    }
}
