package dev.backsight.store.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.mediatype.MediaTypePattern;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link MetadataStore} promises of queries. */
public abstract class FileQueryContract {

    private static final List<String> PREFIXES = List.of("", "a", "a/", "ab%_", "b\\", "\uD7FF", "\uD83D\uDE00");
    private static final List<String> TAGS = List.of("red", "re", "reda", "ä", "{\"x'}");
    private static final List<String> TYPES = List.of(
            "image/jpeg",
            "image/JPG; q=1",
            "image/png",
            "text/plain; charset=utf-8",
            "application/ld+json",
            "application/json",
            "no type at all",
            "image/jpeg+json");
    private static final List<String> PATTERNS =
            List.of("image/jpeg", "image/*", "*/*", "*/*+json", "text/plain", "text/json", "video/mp4");

    private MetadataStore metadata;

    /** An empty store. */
    protected abstract MetadataStore open() throws IOException;

    @BeforeEach
    void openEmpty() throws IOException {
        metadata = open();
    }

    @AfterEach
    void closeStore() {
        metadata.close();
    }

    @Test
    void queriesFindWhatALookAtEveryFileFinds() throws IOException {
        Random random = new Random(5);
        Map<FileName, FileStat> files = new TreeMap<>(Comparator.comparing(FileName::utf8, Arrays::compareUnsigned));
        for (int i = 0; i < 150; i++) {
            change(random, files, i);
        }
        int found = 0;
        for (int i = 0; i < 300; i++) {
            FileQuery query = randomQuery(random);
            List<FileStat> expected =
                    files.values().stream().filter(query::matches).toList();
            assertThat(allPages(query, 1 + random.nextInt(20))).as("%s", query).isEqualTo(expected);
            found += expected.size();
            change(random, files, 1_000 + i);
        }
        assertThat(found).isGreaterThan(1_000);
    }

    private List<FileStat> allPages(FileQuery query, int limit) throws IOException {
        List<FileStat> all = new ArrayList<>();
        FileName after = null;
        while (true) {
            List<FileStat> page = metadata.query(query, after, limit);
            all.addAll(page);
            if (page.size() < limit) {
                return all;
            }
            after = page.get(limit - 1).name();
        }
    }

    @Test
    void filesThatStayAreFoundOnceWhateverHappensToOthersBetweenPages() throws IOException {
        Random random = new Random(6);
        Map<FileName, FileStat> files = new HashMap<>();
        for (int i = 0; i < 150; i++) {
            change(random, files, i);
        }
        int stayed = 0;
        int number = 1_000;
        for (int i = 0; i < 60; i++) {
            FileQuery query = randomQuery(random);
            Map<FileName, FileStat> unchanged = new HashMap<>(files);
            List<FileName> seen = new ArrayList<>();
            FileName after = null;
            List<FileStat> page;
            do {
                page = metadata.query(query, after, 5);
                for (FileStat file : page) {
                    assertThat(file).isEqualTo(files.get(file.name())).matches(query::matches);
                    seen.add(file.name());
                }
                after = page.isEmpty() ? after : page.get(page.size() - 1).name();
                for (int c = 0; c < 5; c++) {
                    unchanged.keySet().removeAll(change(random, files, number++));
                }
            } while (page.size() == 5);
            assertThat(seen).doesNotHaveDuplicates();
            List<FileName> expected = unchanged.values().stream()
                    .filter(query::matches)
                    .map(FileStat::name)
                    .toList();
            assertThat(seen).as("%s", query).containsAll(expected);
            stayed += expected.size();
        }
        assertThat(stayed).isGreaterThan(200);
    }

    /** Puts, replaces, labels, renames or removes a file, here and there; returns the names it touched. */
    private List<FileName> change(Random random, Map<FileName, FileStat> files, int number) throws IOException {
        FileName name = new FileName(PREFIXES.get(random.nextInt(PREFIXES.size())) + random.nextInt(60));
        FileStat previous = files.get(name);
        int what = previous == null ? 0 : random.nextInt(5);
        if (what <= 1) {
            FileStat next = randomFile(random, name, previous, number);
            metadata.put(previous, next, List.of());
            files.put(name, next);
        } else if (what == 2) {
            FileStat next = previous.withLabels(randomLabels(random));
            metadata.put(previous, next, List.of());
            files.put(name, next);
        } else if (what == 3) {
            FileName other = new FileName(name.value() + "x");
            metadata.rename(previous, other, files.get(other));
            files.remove(name);
            files.put(other, previous.withName(other));
            return List.of(name, other);
        } else {
            metadata.remove(previous);
            files.remove(name);
        }
        return List.of(name);
    }

    private static FileStat randomFile(Random random, FileName name, FileStat previous, int number) {
        int size = random.nextInt(6);
        ContentRecord content = new ContentRecord(1, size, 100, Codec.STORED);
        Instant now = Instant.EPOCH.plusSeconds(random.nextInt(21) - 10);
        MediaType type = new MediaType(TYPES.get(random.nextInt(TYPES.size())));
        return previous == null
                ? FileStat.first(name, FileId.of(number, 1, number), content(size), content, now, type)
                        .withLabels(randomLabels(random))
                : previous.next(content(size), content, now, type, 1 + random.nextInt(2));
    }

    private static FileLabels randomLabels(Random random) {
        return FileLabels.ofTags(random.ints(random.nextInt(4), 0, TAGS.size())
                .distinct()
                .mapToObj(TAGS::get)
                .toArray(String[]::new));
    }

    private static FileQuery randomQuery(Random random) {
        FileQuery query = FileQuery.all();
        if (random.nextInt(3) == 0) {
            query = query.withPrefix(PREFIXES.get(random.nextInt(PREFIXES.size())));
        }
        for (int i = random.nextInt(5); i > 2; i--) {
            query = query.withTag(TAGS.get(random.nextInt(TAGS.size())));
        }
        if (random.nextInt(3) == 0) {
            query = query.withMediaType(new MediaTypePattern(PATTERNS.get(random.nextInt(PATTERNS.size()))));
        }
        if (random.nextInt(4) == 0) {
            query = query.withCreated(randomTimes(random));
        }
        if (random.nextInt(4) == 0) {
            query = query.withModified(randomTimes(random));
        }
        if (random.nextInt(4) == 0) {
            int min = random.nextInt(6);
            query = query.withSize(random.nextBoolean() ? SizeRange.atLeast(min) : new SizeRange(min, min + 1));
        }
        return query;
    }

    private static TimeRange randomTimes(Random random) {
        Instant from = Instant.EPOCH.plusSeconds(random.nextInt(21) - 10).plusNanos(random.nextInt(2));
        return switch (random.nextInt(3)) {
            case 0 -> TimeRange.since(from);
            case 1 -> TimeRange.before(from);
            default -> new TimeRange(from, from.plusSeconds(random.nextInt(5)));
        };
    }

    private static ContentId content(int size) {
        return ContentId.of(new byte[size]);
    }
}
