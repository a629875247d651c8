package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.compression.Compression;
import dev.backsight.store.compression.adaptive.CompressionChoice;
import dev.backsight.store.compression.adaptive.CompressionPolicy;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompressionOfFilesTest {

    private static final FileStoreOptions QUICK = FileStoreOptions.defaults().withDurability(Durability.PROCESS_CRASH);

    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource
    void aStoreWorksWithEveryCodecAndIsReadWithAnyOther(Codec codec) throws IOException {
        byte[] content = Contents.halfRandom(1, 700_000);
        try (FileStore store = FileStore.open(root, QUICK.withCompression(Compression.of(codec)))) {
            FileStat stat = store.put("stream", new ByteArrayInputStream(content));
            store.put("bytes", Contents.text(2, 1000));
            store.put("empty", new byte[0]);

            assertThat(stat.codec()).isEqualTo(codec);
            if (codec != Codec.STORED) {
                assertThat(stat.storedSize()).isLessThan(stat.size() * 3 / 4);
            }
            assertThat(store.get("stream")).isEqualTo(content);
        }
        try (FileStore store = FileStore.open(root, QUICK)) {
            assertThat(store.get("stream")).isEqualTo(content);
            assertThat(store.get("stream", 262_000, 1000)).isEqualTo(Arrays.copyOfRange(content, 262_000, 263_000));
            assertThat(store.get("bytes")).isEqualTo(Contents.text(2, 1000));
            assertThat(store.get("empty")).isEmpty();
            assertThat(store.stat("stream").orElseThrow().codec()).isEqualTo(codec);
        }
    }

    @Test
    void thePolicyDecidesByMediaTypeAndBySample() throws IOException {
        CompressionPolicy policy = CompressionPolicy.byMediaType(Compression.standard())
                .withRule("text/html", CompressionChoice.always(Compression.of(Codec.BROTLI)));
        byte[] text = Contents.text(1, 50_000);
        byte[] other = Contents.text(2, 50_000);
        try (FileStore store = FileStore.open(root, QUICK.withPolicy(policy))) {
            assertThat(codec(store, "a", Contents.text(3, 50_000), "image/jpeg"))
                    .isEqualTo(Codec.STORED);
            assertThat(codec(store, "b", text, "text/plain")).isEqualTo(Codec.ZSTD);
            assertThat(codec(store, "c", other, "text/html;charset=utf-8")).isEqualTo(Codec.BROTLI);
            assertThat(codec(store, "d", Contents.text(4, 50_000), "application/x-unheard-of"))
                    .isEqualTo(Codec.ZSTD);
            assertThat(codec(store, "e", Contents.random(5, 50_000), "application/x-unheard-of"))
                    .isEqualTo(Codec.STORED);
            assertThat(codec(store, "f", other, "image/jpeg"))
                    .as("content the store has already stays as it is")
                    .isEqualTo(Codec.BROTLI);
            assertThat(store.put("g", new ByteArrayInputStream(Contents.text(6, 50_000)), new MediaType("video/mp4"))
                            .codec())
                    .as("from a stream")
                    .isEqualTo(Codec.STORED);
            assertThat(store.get("b")).isEqualTo(text);
            assertThat(store.get("c")).isEqualTo(other);
        }
    }

    private static Codec codec(FileStore store, String name, byte[] content, String mediaType) throws IOException {
        return store.put(name, content, new MediaType(mediaType)).codec();
    }

    @Test
    void unlessToldOtherwiseEverythingIsCompressedWithZstd() throws IOException {
        assertThat(FileStoreOptions.defaults().policy()).isEqualTo(CompressionPolicy.always(Compression.zstd(3)));
        assertThat(FileStoreOptions.defaults().compression()).isEqualTo(Compression.zstd(3));
        try (FileStore store = FileStore.open(root, QUICK)) {
            assertThat(codec(store, "a", Contents.text(3, 50_000), "image/jpeg"))
                    .isEqualTo(Codec.ZSTD);
        }
    }
}
