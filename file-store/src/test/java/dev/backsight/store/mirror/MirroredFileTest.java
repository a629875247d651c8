package dev.backsight.store.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.objectstorage.ObjectKey;
import dev.backsight.store.objectstorage.ObjectStat;
import dev.backsight.store.objectstorage.ObjectStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirroredFileTest {

    private static final MirroredFile FILE = new MirroredFile(
            new FileName("reports/\"2026\".csv"),
            ContentId.of(new byte[0]),
            2300,
            new MediaType("text/csv"),
            Instant.parse("2026-11-21T20:40:39.000001Z"),
            Instant.parse("2026-11-21T20:40:40Z"));
    private static final ObjectKey KEY = MirrorLayout.fileKey(FILE.name());
    private static final String JSON = "{\"schemaVersion\":1,\"name\":\"reports/\\\"2026\\\".csv\",\"content\":"
            + "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\",\"size\":2300,"
            + "\"mediaType\":\"text/csv\",\"created\":\"2026-11-21T20:40:39.000001Z\","
            + "\"modified\":\"2026-11-21T20:40:40Z\"}";

    @Test
    void isWrittenAsDocumentedAndReadBack() throws IOException {
        assertThat(new String(FILE.encode(), StandardCharsets.UTF_8)).isEqualTo(JSON);
        assertThat(decode(JSON)).isEqualTo(FILE);
        assertThat(decode(JSON.replace("{\"schema", "{\"unknown\":[1],\"schema")))
                .isEqualTo(FILE);
    }

    private static MirroredFile decode(String json) throws MalformedMirrorException {
        return MirroredFile.decode(KEY, json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesWhatIsNoFile() {
        for (String json : List.of(
                "",
                "null",
                "[]",
                "{}",
                JSON.substring(1),
                JSON.replace("schemaVersion\":1", "schemaVersion\":2"),
                JSON.replace("2300", "-1"),
                JSON.replace("2300", "1e3"),
                JSON.replace("2300", "99999999999999999999"),
                JSON.replace("2300", "1099511627777"),
                JSON.replace("2300", "\"2300\""),
                JSON.replace("e3b0", "../."),
                JSON.replace("\"text/csv\"", "7"),
                JSON.replace("text/csv", ""),
                JSON.replace("reports/", "\\u0000"),
                JSON.replace("reports/", "\\uD800"),
                JSON.replace("reports/", "r".repeat(1100)),
                JSON.replace("2026-11-21T20:40:40Z", "yesterday"),
                JSON.replace("1,", "[[[[[[1]]]]]],"))) {
            assertThatThrownBy(() -> decode(json))
                    .as(json)
                    .isInstanceOf(MalformedMirrorException.class)
                    .hasMessageContaining(KEY.value());
        }
    }

    @Test
    void anyDamageIsRefusedOrHarmless() throws IOException {
        Random random = new Random(20261121);
        byte[] json = FILE.encode();
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = json.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(MirroredFile.decode(KEY, damaged).size()).isNotNegative();
            } catch (MalformedMirrorException e) {
                assertThat(e).hasMessageContaining(KEY.value());
            }
        }
    }

    @Test
    void refusesWhatIsTooLongOrUnderAKeyOfAnotherName(@TempDir Path folder) throws IOException {
        try (ObjectStorage storage = ObjectStorage.directory(folder)) {
            ObjectKey other = MirrorLayout.fileKey(new FileName("other"));
            storage.put(other, FILE.encode());
            assertThatThrownBy(() -> MirroredFile.read(storage, storage.stat(other)))
                    .isInstanceOf(MalformedMirrorException.class)
                    .hasMessageContaining("belongs under");
            assertThatThrownBy(() -> MirroredFile.read(storage, new ObjectStat(KEY, 1 << 20)))
                    .isInstanceOf(MalformedMirrorException.class)
                    .hasMessageContaining("at most");
        }
    }
}
