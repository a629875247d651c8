package dev.backsight.store.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link MetadataStore} promises. */
public abstract class MetadataStoreContract {

    protected MetadataStore metadata;

    /** An empty store, or the one that was opened before in this test, again. */
    protected abstract MetadataStore open() throws IOException;

    @BeforeEach
    void openEmpty() throws IOException {
        metadata = open();
    }

    @AfterEach
    void closeStore() {
        metadata.close();
    }

    private void reopen() throws IOException {
        metadata.close();
        metadata = open();
    }

    @Test
    void countsReferencesAndThoseOfBasesAsANaiveCountDoes() throws IOException {
        Random random = new Random(8);
        NaiveMetadata oracle = new NaiveMetadata();
        int released = 0;
        int refused = 0;
        for (int i = 0; i < 1500; i++) {
            FileName name = new FileName("n" + random.nextInt(6));
            FileStat previous = oracle.files.get(name);
            if (random.nextInt(3) > 0) {
                FileStat next = stat(name, random.nextInt(8));
                List<ContentId> bases =
                        next.contentId().equals(id(6)) || next.contentId().equals(id(7))
                                ? random.ints(0, 7)
                                        .distinct()
                                        .limit(1 + random.nextInt(3))
                                        .mapToObj(MetadataStoreContract::id)
                                        .filter(base -> !base.equals(next.contentId()))
                                        .toList()
                                : List.of();
                if (oracle.canPut(next, bases)) {
                    List<ContentId> expected = oracle.put(next, bases);
                    assertThat(metadata.put(previous, next, bases)).containsExactlyInAnyOrderElementsOf(expected);
                    released += expected.size();
                } else {
                    assertThatThrownBy(() -> metadata.put(previous, next, bases))
                            .isInstanceOf(BasesGoneException.class);
                    refused++;
                }
            } else if (previous != null) {
                List<ContentId> expected = oracle.remove(name);
                assertThat(metadata.remove(previous)).containsExactlyInAnyOrderElementsOf(expected);
                released += expected.size();
            }
            if (i % 500 == 499) {
                reopen();
            }
            for (int content = 0; content < 8; content++) {
                assertThat(metadata.find(id(content))).isEqualTo(oracle.record(id(content)));
                assertThat(metadata.contains(id(content)))
                        .isEqualTo(oracle.record(id(content)).isPresent());
            }
            assertThat(metadata.find(name)).isEqualTo(Optional.ofNullable(oracle.files.get(name)));
        }
        assertThat(released).isGreaterThan(100);
        assertThat(refused).isGreaterThan(20);
    }

    @Test
    void aBaseStaysAsLongAsSomethingIsBasedOnItAndGoesWithIt() throws IOException {
        FileStat base = stat(new FileName("base"), 1);
        FileStat one = stat(new FileName("one"), 2);
        FileStat other = stat(new FileName("other"), 3);
        metadata.put(null, base, List.of());
        metadata.put(null, one, List.of(id(1)));
        metadata.put(null, other, List.of(id(1)));

        assertThat(metadata.find(id(1)).orElseThrow().references()).isEqualTo(3);
        assertThat(metadata.find(id(2)).orElseThrow().bases()).containsExactly(id(1));
        assertThat(metadata.remove(base)).isEmpty();
        assertThat(metadata.remove(one)).containsExactly(id(2));
        assertThat(metadata.remove(other)).containsExactlyInAnyOrder(id(1), id(3));
        assertThat(metadata.contains(id(1))).isFalse();
    }

    @Test
    void aFileMayBeReplacedByContentThatIsBasedOnWhatItHad() throws IOException {
        FileName name = new FileName("f");
        metadata.put(null, stat(name, 1), List.of());

        assertThat(metadata.put(stat(name, 1), stat(name, 2), List.of(id(1)))).isEmpty();
        assertThat(metadata.find(id(1)).orElseThrow().references()).isEqualTo(1);
        assertThat(metadata.put(stat(name, 2), stat(name, 1), List.of())).containsExactly(id(2));
        assertThat(metadata.find(id(1)).orElseThrow().references()).isEqualTo(1);
    }

    @Test
    void basesThatAreGoneOrBasedOnOthersAreRefusedAndNothingChanges() throws IOException {
        FileName name = new FileName("f");
        metadata.put(null, stat(name, 1), List.of());
        metadata.put(null, stat(new FileName("chunked"), 2), List.of(id(1)));

        assertThatThrownBy(() -> metadata.put(stat(name, 1), stat(name, 3), List.of(id(1), id(2), id(4))))
                .isInstanceOfSatisfying(BasesGoneException.class, e -> {
                    assertThat(e.content()).isEqualTo(id(3));
                    assertThat(e.gone()).containsExactly(id(2), id(4));
                })
                .hasMessageContaining("write the content again");
        assertThatThrownBy(() -> metadata.requireBases(id(3), List.of(id(4)))).isInstanceOf(BasesGoneException.class);
        metadata.requireBases(id(3), List.of(id(1)));

        assertThat(metadata.find(name)).contains(stat(name, 1));
        assertThat(metadata.find(id(1)).orElseThrow().references()).isEqualTo(2);
        assertThat(metadata.contains(id(3))).isFalse();
    }

    @Test
    void theBasesOfContentThatIsKnownStayAsTheyAre() throws IOException {
        metadata.put(null, stat(new FileName("base"), 1), List.of());
        metadata.put(null, stat(new FileName("a"), 2), List.of());

        metadata.put(null, stat(new FileName("b"), 2), List.of(id(1), id(9)));

        assertThat(metadata.find(id(2)).orElseThrow().bases()).isEmpty();
        assertThat(metadata.find(id(1)).orElseThrow().references()).isEqualTo(1);
    }

    @Test
    void aContentIsBasedOnEachOtherOnce() throws IOException {
        metadata.put(null, stat(new FileName("base"), 1), List.of());

        assertThatThrownBy(() -> metadata.put(null, stat(new FileName("f"), 2), List.of(id(1), id(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("each named once");
        assertThat(metadata.find(new FileName("f"))).isEmpty();
        assertThat(metadata.find(id(1)).orElseThrow().references()).isEqualTo(1);
    }

    @Test
    void listsByPrefixInCodePointOrder() throws IOException {
        // U+FF5E sorts after U+1F600 by UTF-16 and before it by code point.
        List<String> ordered = List.of("%", "A", "a", "a%", "a/1", "a/2", "b", "ä", "\uFF5E", "\uD83D\uDE00");
        for (int i = ordered.size() - 1; i >= 0; i--) {
            metadata.put(null, stat(new FileName(ordered.get(i)), 1), List.of());
        }
        assertThat(names(metadata.list("", null, 100))).isEqualTo(ordered);
        assertThat(names(metadata.list("", null, 3))).containsExactly("%", "A", "a");
        assertThat(names(metadata.list("a", null, 100))).containsExactly("a", "a%", "a/1", "a/2");
        assertThat(names(metadata.list("a%", null, 100))).containsExactly("a%");
        assertThat(names(metadata.list("a", new FileName("a/1"), 100))).containsExactly("a/2");
        assertThat(names(metadata.list("a", new FileName("B"), 1))).containsExactly("a");
        assertThat(names(metadata.list("\uD83D\uDE00", new FileName("\uFF5E"), 100)))
                .containsExactly("\uD83D\uDE00");
        assertThat(metadata.list("c", null, 100)).isEmpty();
    }

    @Test
    void afterClosingEveryCallSaysSo() throws IOException {
        metadata.close();
        metadata.close();

        assertThatThrownBy(() -> metadata.find(new FileName("f")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> metadata.list("", null, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> metadata.put(null, stat(new FileName("f"), 1), List.of()))
                .isInstanceOf(IllegalStateException.class);
    }

    private static List<String> names(List<FileStat> files) {
        return files.stream().map(file -> file.name().value()).toList();
    }

    protected static ContentId id(int content) {
        return ContentId.of(new byte[] {(byte) content});
    }

    protected static FileStat stat(FileName name, int content) {
        return new FileStat(
                name,
                id(content),
                1,
                100,
                Codec.STORED,
                Instant.EPOCH,
                Instant.EPOCH.plusMillis(content),
                MediaType.OCTET_STREAM);
    }

    /** Counts anew, from all there is, whenever asked. */
    private static final class NaiveMetadata {

        private final Map<FileName, FileStat> files = new HashMap<>();
        private final Map<ContentId, List<ContentId>> bases = new LinkedHashMap<>();

        boolean canPut(FileStat next, List<ContentId> wanted) {
            return bases.containsKey(next.contentId())
                    || wanted.stream()
                            .allMatch(base ->
                                    bases.containsKey(base) && bases.get(base).isEmpty());
        }

        List<ContentId> put(FileStat next, List<ContentId> wanted) {
            bases.putIfAbsent(next.contentId(), wanted);
            files.put(next.name(), next);
            return forgetUnused();
        }

        List<ContentId> remove(FileName name) {
            files.remove(name);
            return forgetUnused();
        }

        private List<ContentId> forgetUnused() {
            List<ContentId> forgotten = new ArrayList<>();
            while (true) {
                List<ContentId> unused = bases.keySet().stream()
                        .filter(content -> references(content) == 0)
                        .toList();
                if (unused.isEmpty()) {
                    return forgotten;
                }
                bases.keySet().removeAll(unused);
                forgotten.addAll(unused);
            }
        }

        private long references(ContentId content) {
            return files.values().stream()
                            .filter(file -> file.contentId().equals(content))
                            .count()
                    + bases.values().stream()
                            .filter(list -> list.contains(content))
                            .count();
        }

        Optional<ContentRecord> record(ContentId content) {
            List<ContentId> known = bases.get(content);
            return known == null
                    ? Optional.empty()
                    : Optional.of(new ContentRecord(references(content), 1, 100, Codec.STORED, known));
        }
    }
}
