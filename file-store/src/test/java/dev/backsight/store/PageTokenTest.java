package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.identity.FileName;
import dev.backsight.store.mediatype.MediaTypePattern;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.SizeRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTokenTest {

    private static final FileQuery QUERY =
            FileQuery.all().withPrefix("a").withTag("red").withSize(SizeRange.atMost(5));

    @TempDir
    Path root;

    @Test
    void leadsThroughAllPagesOfAQueryWhileOthersComeAndGo() throws IOException {
        FileStoreOptions quick = FileStoreOptions.defaults().withDurability(Durability.PROCESS_CRASH);
        try (FileStore store = FileStore.open(root, quick)) {
            for (int i = 0; i < 30; i++) {
                FileStat file = store.put(String.format("a%02d", i), new byte[i % 7]);
                store.label(file, FileLabels.ofTags("red"));
            }
            List<String> seen = new ArrayList<>();
            QueryPage page = store.query(QUERY, 7);
            while (true) {
                page.files().forEach(file -> seen.add(file.name().value()));
                if (page.next().isEmpty()) {
                    break;
                }
                assertThat(page.files()).hasSize(7);
                store.delete("a00");
                store.label(store.put("a001", new byte[1]), FileLabels.ofTags("red"));
                page = store.query(QUERY, new PageToken(page.next().get().value()), 7);
            }
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                if (i % 7 <= 5) {
                    expected.add(String.format("a%02d", i));
                }
            }
            assertThat(seen).isEqualTo(expected);
            assertThatThrownBy(() -> store.query(QUERY, 0)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void isReadBackAndBelongsToItsQueryOnly() {
        FileName last = new FileName("a" + "\uD83D\uDE00".repeat(255));
        PageToken token = PageToken.after(QUERY, last);

        assertThat(token.last(QUERY)).isEqualTo(last);
        assertThat(new PageToken(token.value())).isEqualTo(token);
        for (FileQuery other : List.of(
                FileQuery.all(),
                QUERY.withTag("blue"),
                QUERY.withPrefix("aa"),
                QUERY.withSize(SizeRange.atMost(6)),
                QUERY.withMediaType(new MediaTypePattern("a/b")))) {
            assertRefused(token.value(), other, "belongs to another query");
        }
    }

    @Test
    void refusesWhatIsNoTokenAndNeverFailsOtherwise() {
        assertRefused("", QUERY, "too short");
        assertRefused("!", QUERY, "not Base64");
        assertRefused("A".repeat(1 << 20), QUERY, "1048576 characters");
        byte[] good = Base64.getUrlDecoder()
                .decode(PageToken.after(QUERY, new FileName("abc")).value());
        good[10] = (byte) 0xFF;
        assertRefused(Base64.getUrlEncoder().encodeToString(good), QUERY, "no file");
        good[10] = 0;
        assertRefused(Base64.getUrlEncoder().encodeToString(good), QUERY, "no file name");
        assertRefused(PageToken.after(QUERY, new FileName("b")).value(), QUERY, "no file of that query");
        Random random = new Random(4);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = Base64.getUrlDecoder()
                    .decode(PageToken.after(QUERY, new FileName("abc")).value());
            bytes[random.nextInt(9)] ^= (byte) (1 << random.nextInt(8));
            assertRefused(Base64.getUrlEncoder().encodeToString(bytes), QUERY, "");
        }
    }

    private static void assertRefused(String token, FileQuery query, String reason) {
        assertThatThrownBy(() -> new PageToken(token).last(query))
                .isInstanceOf(InvalidPageTokenException.class)
                .hasMessageContaining(reason);
    }
}
