package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileListingTest {

    private static final FileStoreOptions QUICK = FileStoreOptions.defaults().withDurability(Durability.PROCESS_CRASH);

    @TempDir
    Path root;

    @Test
    void listsByPrefixInCodePointOrderPageByPage() throws IOException {
        // U+FF5E sorts after U+1F600 by UTF-16 and before it by code point.
        List<String> alphabet = List.of("a", "b", "/", "ä", "\uFF5E", "\uD83D\uDE00");
        Random random = new Random(42);
        TreeSet<String> names =
                new TreeSet<>(Comparator.comparing(name -> name.codePoints().toArray(), Arrays::compare));
        try (FileStore store = FileStore.open(root, QUICK)) {
            for (int i = 0; i < 400; i++) {
                StringBuilder name = new StringBuilder();
                for (int letters = 1 + random.nextInt(5); letters > 0; letters--) {
                    name.append(alphabet.get(random.nextInt(alphabet.size())));
                }
                names.add(name.toString());
                store.put(name.toString(), new byte[] {1});
            }
            for (String prefix : List.of("", "a", "b/", "ä", "\uD83D\uDE00", "aaaaaa", "nothing")) {
                List<String> expected =
                        names.stream().filter(name -> name.startsWith(prefix)).toList();
                for (int limit : new int[] {1, 7, 400}) {
                    assertThat(allPages(store, prefix, limit))
                            .as("prefix '%s', %d a page", prefix, limit)
                            .isEqualTo(expected);
                }
            }
        }
    }

    private static List<String> allPages(FileStore store, String prefix, int limit) throws IOException {
        List<String> names = new ArrayList<>();
        FilePage page = store.list(prefix, limit);
        while (true) {
            assertThat(page.files()).hasSizeLessThanOrEqualTo(limit);
            page.files().forEach(stat -> names.add(stat.name().value()));
            Optional<String> next = page.next();
            if (next.isEmpty()) {
                return names;
            }
            page = store.list(prefix, next.get(), limit);
        }
    }

    @Test
    void pagesNeitherRepeatNorHideFilesWhileOthersComeAndGo() throws IOException {
        try (FileStore store = FileStore.open(root, QUICK)) {
            for (String name : List.of("a", "c", "e", "g")) {
                store.put(name, new byte[] {1});
            }
            FilePage first = store.list("", 2);
            store.delete("c");
            store.put("b", new byte[] {1});
            store.put("d", new byte[] {1});

            FilePage second = store.list("", first.next().orElseThrow(), 10);

            assertThat(second.files()).extracting(stat -> stat.name().value()).containsExactly("d", "e", "g");
            assertThat(second.next()).isEmpty();
        }
    }

    @Test
    void aCursorBeforeThePrefixBeginsAtThePrefix() throws IOException {
        try (FileStore store = FileStore.open(root, QUICK)) {
            store.put("a", new byte[] {1});
            store.put("m1", new byte[] {1});
            store.put("z", new byte[] {1});

            assertThat(store.list("m", "a", 10).files())
                    .extracting(stat -> stat.name().value())
                    .containsExactly("m1");
            assertThat(store.list("m", "z", 10).files()).isEmpty();
        }
    }

    @Test
    void refusesPagesOfNothingAndOfEverything() throws IOException {
        try (FileStore store = FileStore.open(root, QUICK)) {
            assertThatThrownBy(() -> store.list("", 0)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.list("", FileStore.MAX_PAGE + 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("10001");
        }
    }
}
