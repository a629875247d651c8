package dev.backsight.store.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileId;
import dev.backsight.store.identity.FileName;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link MetadataStore} promises. */
public abstract class MetadataStoreContract {

    private static final ContentRecord CONTENT = new ContentRecord(1, 1, 100, Codec.STORED);

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
    void countsReferencesAndKeepsVersionsAsANaiveModelDoes() throws IOException {
        Random random = new Random(8);
        NaiveMetadata oracle = new NaiveMetadata();
        int released = 0;
        int refused = 0;
        for (int i = 0; i < 2000; i++) {
            FileName name = new FileName("n" + random.nextInt(6));
            FileStat previous = oracle.latest(name);
            List<ContentId> expected = List.of();
            List<ContentId> actual = List.of();
            switch (previous == null ? 0 : random.nextInt(8)) {
                case 0, 1, 2, 3, 4 -> {
                    int content = random.nextInt(8);
                    FileStat next = previous == null
                            ? stat(name, FileId.of(i, 0, 0), content)
                            : followedBy(previous, content, 1 + random.nextInt(3));
                    List<ContentId> bases = basesOf(next.contentId(), random);
                    if (oracle.canPut(next, bases)) {
                        expected = oracle.put(next, bases);
                        actual = metadata.put(previous, next, bases);
                    } else {
                        assertThatThrownBy(() -> metadata.put(previous, next, bases))
                                .isInstanceOf(BasesGoneException.class);
                        refused++;
                    }
                }
                case 5 -> {
                    FileStat next = previous.withLabels(FileLabels.ofTags("t" + i));
                    expected = oracle.label(next);
                    actual = metadata.put(previous, next, List.of());
                }
                case 6 -> {
                    FileName other = new FileName("n" + (6 + random.nextInt(2)));
                    FileStat replaced = oracle.latest(other);
                    expected = oracle.rename(name, other);
                    actual = metadata.rename(previous, other, replaced);
                    assertThat(metadata.versions(other)).isEqualTo(oracle.versions(other));
                }
                default -> {
                    expected = oracle.remove(name);
                    actual = metadata.remove(previous);
                }
            }
            assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
            released += expected.size();
            if (i % 700 == 699) {
                reopen();
            }
            for (int content = 0; content < 8; content++) {
                assertThat(metadata.find(id(content))).isEqualTo(oracle.record(id(content)));
                assertThat(metadata.contains(id(content)))
                        .isEqualTo(oracle.record(id(content)).isPresent());
            }
            assertThat(metadata.find(name)).isEqualTo(Optional.ofNullable(oracle.latest(name)));
            assertThat(metadata.versions(name)).isEqualTo(oracle.versions(name));
        }
        assertThat(released).isGreaterThan(100);
        assertThat(refused).isGreaterThan(20);
    }

    @Test
    void aFileMayBeginWithAnyNumberAndGoesOnFromThere() throws IOException {
        FileName name = new FileName("restored");
        FileStat first = stat(name, FileId.of(1, 0, 0), 1);
        FileStat seventh = new FileStat(
                name,
                first.id(),
                7,
                7,
                first.contentId(),
                first.size(),
                first.storedSize(),
                first.codec(),
                first.created(),
                first.modified(),
                first.mediaType(),
                FileLabels.ofTags("t"));
        metadata.put(null, seventh, List.of());
        FileStat eighth = followedBy(seventh, 2, 2);
        metadata.put(seventh, eighth, List.of());
        reopen();

        assertThat(metadata.versions(name)).containsExactly(eighth, seventh.asVersionOf(eighth));
        assertThat(metadata.remove(eighth)).containsExactlyInAnyOrder(id(1), id(2));
    }

    /** Two of the eight contents are based on some of the others. */
    private static List<ContentId> basesOf(ContentId content, Random random) {
        if (!content.equals(id(6)) && !content.equals(id(7))) {
            return List.of();
        }
        return random.ints(0, 8)
                .distinct()
                .limit(1 + random.nextInt(3))
                .mapToObj(MetadataStoreContract::id)
                .filter(base -> !base.equals(content))
                .toList();
    }

    @Test
    void aChangeOfWhatIsNotThereAnyMoreIsRefusedAndNothingChanges() throws IOException {
        FileName name = new FileName("f");
        FileName other = new FileName("g");
        FileStat first = stat(name, 1);
        metadata.put(null, first, List.of());
        FileStat second = followedBy(first, 2, 1);
        metadata.put(first, second, List.of());
        metadata.put(null, stat(other, 3), List.of());

        assertRefused(() -> metadata.put(null, first, List.of()));
        assertRefused(() -> metadata.put(first, followedBy(first, 4, 1), List.of()));
        assertRefused(() -> metadata.put(second.withLabels(FileLabels.ofTags("t")), second, List.of()));
        assertRefused(() -> metadata.remove(first));
        assertRefused(() -> metadata.remove(stat(new FileName("none"), 1)));
        assertRefused(() -> metadata.rename(first, new FileName("h"), null));
        assertRefused(() -> metadata.rename(second, other, null));
        assertRefused(() -> metadata.rename(second, new FileName("h"), stat(new FileName("h"), 3)));

        assertThat(metadata.versions(name)).containsExactly(second);
        assertThat(metadata.list("", null, 10)).containsExactly(second, stat(other, 3));
        assertThat(metadata.contains(id(4))).isFalse();
        assertThat(metadata.find(id(3)).orElseThrow().references()).isEqualTo(1);
    }

    private static void assertRefused(ThrowingCallable change) {
        assertThatThrownBy(change).isInstanceOf(FileChangedException.class);
    }

    @Test
    void aVersionFollowsTheOneBeforeAndNoOther() throws IOException {
        FileName name = new FileName("f");
        FileStat first = stat(name, 1);
        metadata.put(null, first, List.of());
        FileStat second = followedBy(first, 2, 1);

        for (FileStat wrong : List.of(
                followedBy(second, 3, 1),
                stat(new FileName("g"), 1),
                stat(name, 2),
                second.withName(new FileName("g")))) {
            assertThatThrownBy(() -> metadata.put(first, wrong, List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> metadata.put(null, followedBy(first, 2, 2), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(metadata.find(name)).contains(first);
    }

    @Test
    void keepsEverythingThatIsSaidAboutAFile() throws IOException {
        String longest = "\uD83D\uDE00".repeat(256);
        FileStat file = stat(new FileName(longest), 1)
                .withLabels(new FileLabels(
                        Set.of("ä'\"\\{},", "x".repeat(128)),
                        Map.of("k'", "", "\uD83D\uDE00", "a\nb\t\"\\" + "\uD83D\uDE00".repeat(250))));
        metadata.put(null, file, List.of());
        reopen();

        assertThat(metadata.find(file.name())).contains(file);
        assertThat(metadata.list(longest, null, 1)).containsExactly(file);
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
        FileStat first = stat(name, 1);
        FileStat second = followedBy(first, 2, 1);
        metadata.put(null, first, List.of());

        assertThat(metadata.put(first, second, List.of(id(1)))).isEmpty();
        assertThat(metadata.find(id(1)).orElseThrow().references()).isEqualTo(1);
        assertThat(metadata.put(second, followedBy(second, 1, 1), List.of())).containsExactly(id(2));
        assertThat(metadata.find(id(1)).orElseThrow().references()).isEqualTo(1);
    }

    @Test
    void basesThatAreGoneOrBasedOnOthersAreRefusedAndNothingChanges() throws IOException {
        FileName name = new FileName("f");
        metadata.put(null, stat(name, 1), List.of());
        metadata.put(null, stat(new FileName("chunked"), 2), List.of(id(1)));

        assertThatThrownBy(() ->
                        metadata.put(stat(name, 1), followedBy(stat(name, 1), 3, 1), List.of(id(1), id(2), id(4))))
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
    void belongsToTheFirstDirectoryItIsBoundTo() throws IOException {
        UUID directory = new UUID(1, 2);
        assertThat(metadata.directory()).isEmpty();
        assertThat(metadata.bind(directory)).isEqualTo(directory);
        reopen();
        assertThat(metadata.bind(new UUID(3, 4))).isEqualTo(directory);
        assertThat(metadata.directory()).contains(directory);
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

    /** The first version of a file; the same name makes the same id. */
    protected static FileStat stat(FileName name, int content) {
        return stat(name, FileId.of(content, 0, name.value().hashCode()), content);
    }

    private static FileStat stat(FileName name, FileId id, int content) {
        Instant now = Instant.EPOCH.plusNanos(1_000L * content);
        return FileStat.first(name, id, id(content), CONTENT, now, MediaType.OCTET_STREAM);
    }

    protected static FileStat followedBy(FileStat previous, int content, int kept) {
        return previous.next(id(content), CONTENT, previous.modified().plusNanos(1_000), new MediaType("a/b"), kept);
    }
}
