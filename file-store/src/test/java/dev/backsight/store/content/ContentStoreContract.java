package dev.backsight.store.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backsight.store.BrokenStream;
import dev.backsight.store.Contents;
import dev.backsight.store.compression.Compression;
import dev.backsight.store.compression.adaptive.CompressionChoice;
import dev.backsight.store.identity.ContentId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for contents wherever they are kept. */
public abstract class ContentStoreContract {

    private static final CompressionChoice CHOICE = CompressionChoice.always(Compression.standard());

    /** Several blocks, and several segments where contents are cut into segments of 64 KiB. */
    private static final byte[] CONTENT = Contents.halfRandom(1, 700_000);

    private static final ContentId ID = ContentId.of(CONTENT);

    protected ContentStore contents;

    /** Opens what this test has put, anew. */
    protected abstract ContentStore open() throws IOException;

    /** Paths or keys of everything that makes up contents. */
    protected abstract List<String> pieces() throws IOException;

    protected abstract byte[] read(String piece) throws IOException;

    protected abstract void write(String piece, byte[] bytes) throws IOException;

    protected abstract void remove(String piece) throws IOException;

    @BeforeEach
    void openContents() throws IOException {
        contents = open();
    }

    @AfterEach
    void closeContents() {
        contents.close();
    }

    private ContentId put(byte[] content) throws IOException {
        try (StagedContent staged = contents.stage(new ByteArrayInputStream(content), CHOICE)) {
            staged.publish();
            return staged.id();
        }
    }

    private byte[] get(ContentId id, int size) throws IOException {
        try (ContentReader reader = contents.read(id, size, "file")) {
            byte[] content = new byte[size];
            reader.read(0, content, 0, size);
            return content;
        }
    }

    @Test
    void givesBackWhatWasPutAsAWholeAndByRanges() throws IOException {
        for (int size : new int[] {0, 1, 65_000, 262_144, 262_145, 700_000}) {
            byte[] content = Arrays.copyOf(CONTENT, size);
            assertThat(put(content)).isEqualTo(ContentId.of(content));
            assertThat(get(ContentId.of(content), size)).as("%d bytes", size).isEqualTo(content);
        }
        Random random = new Random(7);
        try (ContentReader reader = contents.read(ID, CONTENT.length, "file")) {
            for (int i = 0; i < 20; i++) {
                int from = random.nextInt(CONTENT.length);
                byte[] part = new byte[random.nextInt(Math.min(300_000, CONTENT.length - from))];
                reader.read(from, part, 0, part.length);
                assertThat(part).isEqualTo(Arrays.copyOfRange(CONTENT, from, from + part.length));
            }
        }
        try (InputStream stream =
                new ContentInputStream(contents.read(ID, CONTENT.length, "file"), 5, CONTENT.length - 5)) {
            assertThat(stream.readAllBytes()).isEqualTo(Arrays.copyOfRange(CONTENT, 5, CONTENT.length));
        }
    }

    @Test
    void whatIsStagedIsSeenByNobodyAndLeavesNoTraceWhenItIsGivenUp() throws IOException {
        try (StagedContent staged = contents.stage(CONTENT, ID, CHOICE)) {
            staged.prepare();
            assertThat(contents.exists(ID)).isFalse();
            assertThatThrownBy(() -> contents.read(ID, CONTENT.length, "file")).isInstanceOf(NoSuchFileException.class);
            assertThat(published()).isEmpty();
        }
        assertThat(pieces()).isEmpty();
        assertThat(contents.removeOrphans(id -> false)).isZero();
    }

    @Test
    void aSourceThatFailsLeavesNothing() throws IOException {
        assertThatThrownBy(() -> contents.stage(new BrokenStream(500_000), CHOICE))
                .hasMessage("the source failed");
        assertThat(pieces()).isEmpty();
        assertThat(contents.removeOrphans(id -> false)).isZero();
    }

    @Test
    void isListedInOrderUntilItIsDeleted() throws IOException {
        List<ContentId> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(put(Contents.random(i, 100 + i * 40_000)));
        }
        Collections.sort(ids);
        assertThat(published()).isEqualTo(ids);
        assertThat(contents.exists(ids.get(0))).isTrue();

        contents.delete(ids.get(0));
        contents.delete(ids.get(0));
        assertThat(contents.exists(ids.get(0))).isFalse();
        assertThat(published()).isEqualTo(ids.subList(1, 5));
        for (ContentId id : ids) {
            contents.delete(id);
        }
        assertThat(pieces()).isEmpty();
    }

    /** In the folders of the contents there can be: all 256 would be as many requests. */
    private List<ContentId> published() throws IOException {
        List<ContentId> ids = new ArrayList<>();
        for (int folder : pieces().stream()
                .map(piece -> piece.replaceFirst(".*contents/([0-9a-f]{2})/.*", "$1"))
                .mapToInt(digits -> Integer.parseInt(digits, 16))
                .sorted()
                .distinct()
                .toArray()) {
            ids.addAll(contents.published(folder));
        }
        return ids;
    }

    @Test
    void readersReadOnWhenTheirContentIsDeletedAndPutAgain() throws IOException {
        put(CONTENT);
        byte[] part = new byte[1000];
        try (ContentReader reader = contents.read(ID, CONTENT.length, "file")) {
            contents.delete(ID);
            assertThatThrownBy(() -> contents.read(ID, CONTENT.length, "file")).isInstanceOf(NoSuchFileException.class);
            reader.read(650_000, part, 0, 1000);
            assertThat(part).isEqualTo(Arrays.copyOfRange(CONTENT, 650_000, 651_000));
            put(CONTENT);
            reader.read(300_000, part, 0, 1000);
            assertThat(part).isEqualTo(Arrays.copyOfRange(CONTENT, 300_000, 301_000));
        }
        assertThat(get(ID, CONTENT.length)).isEqualTo(CONTENT);
        contents.delete(ID);
        assertThat(pieces()).as("the first goes with its reader").isEmpty();
    }

    @Test
    void whatNobodyRefersToIsRemovedWhenItIsOpenedAnewAndNothingElse() throws IOException {
        put(CONTENT);
        byte[] other = Contents.random(2, 100_000);
        put(other);
        // As after a crash: prepared, and neither published nor withdrawn.
        StagedContent underWay = contents.stage(Contents.random(3, 200_000), ContentId.of(new byte[0]), CHOICE);
        underWay.prepare();
        contents.close();

        contents = open();
        assertThat(contents.removeOrphans(ID::equals)).isGreaterThanOrEqualTo(2);
        assertThat(published()).containsExactly(ID);
        assertThat(get(ID, CONTENT.length)).isEqualTo(CONTENT);
        assertThat(contents.removeOrphans(ID::equals)).isZero();
        underWay.close();
    }

    @Test
    void anyFlippedBitIsFoundAndNamedWithPlaceAndOffset() throws IOException {
        put(CONTENT);
        Random random = new Random(3);
        for (String piece : pieces()) {
            byte[] good = read(piece);
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            write(piece, bad);

            CorruptContentException found =
                    catchThrowableOfType(CorruptContentException.class, () -> get(ID, CONTENT.length));

            assertThat(found).as(piece).isNotNull();
            assertThat(found.name()).isEqualTo("file");
            assertThat(pieces()).contains(found.location());
            assertThat(found.offset()).isBetween(0L, (long) good.length);
            assertThat(found).hasMessageContaining(found.location() + " at offset " + found.offset());
            assertThatThrownBy(() -> check(ID)).isInstanceOf(CorruptContentException.class);
            write(piece, good);
        }
        assertThat(check(ID)).isPositive();
        assertThat(get(ID, CONTENT.length)).isEqualTo(CONTENT);
    }

    private long check(ContentId id) throws IOException {
        AtomicLong read = new AtomicLong();
        contents.check(id, CONTENT.length, "content", read::addAndGet);
        return read.get();
    }

    @Test
    void aPieceThatIsCutOrMissingIsFound() throws IOException {
        put(CONTENT);
        for (String piece : pieces()) {
            byte[] good = read(piece);
            write(piece, Arrays.copyOf(good, good.length - 1));
            assertThatThrownBy(() -> get(ID, CONTENT.length))
                    .as("%s, cut", piece)
                    .isInstanceOf(CorruptContentException.class);
            remove(piece);
            assertThatThrownBy(() -> get(ID, CONTENT.length))
                    .as("%s, missing", piece)
                    .isInstanceOfAny(CorruptContentException.class, NoSuchFileException.class);
            write(piece, good);
        }
        assertThat(get(ID, CONTENT.length)).isEqualTo(CONTENT);
    }

    @Test
    void publishingAgainReplacesWhatIsDamaged() throws IOException {
        put(CONTENT);
        String last = pieces().get(pieces().size() - 1);
        write(last, new byte[100]);
        put(CONTENT);
        assertThat(get(ID, CONTENT.length)).isEqualTo(CONTENT);
        contents.close();

        contents = open();
        contents.removeOrphans(ID::equals);
        assertThat(get(ID, CONTENT.length)).isEqualTo(CONTENT);
        contents.delete(ID);
        assertThat(pieces()).isEmpty();
    }
}
