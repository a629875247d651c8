package dev.backsight.store.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.RestoredFile;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.objectstorage.ObjectKey;
import dev.backsight.store.objectstorage.ObjectStat;
import dev.backsight.store.objectstorage.ObjectStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirroredFileTest {

    @TempDir
    Path folder;

    private static final MirroredFile FILE = new MirroredFile(
            new RestoredFile(
                    new FileName("reports/\"2026\".csv"),
                    new MediaType("text/csv"),
                    7,
                    Instant.parse("2026-11-21T20:40:39.000001Z"),
                    Instant.parse("2026-11-21T20:40:40Z"),
                    new FileLabels(Set.of("final", "\u00e4"), Map.of("author", "Ada\n"))),
            ContentId.of(new byte[0]),
            2300);
    private static final ObjectKey KEY = MirrorLayout.fileKey(FILE.name());
    private static final String FIRST_FIELDS = "\"name\":\"reports/\\\"2026\\\".csv\",\"content\":"
            + "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\",\"size\":2300,"
            + "\"mediaType\":\"text/csv\",\"created\":\"2026-11-21T20:40:39.000001Z\","
            + "\"modified\":\"2026-11-21T20:40:40Z\"";
    private static final String JSON = "{\"schemaVersion\":2," + FIRST_FIELDS
            + ",\"version\":7,\"tags\":[\"final\",\"\u00e4\"],\"attributes\":{\"author\":\"Ada\\n\"}}";

    /** As it was written before there were tags, attributes and versions. */
    private static final String JSON_1 = "{\"schemaVersion\":1," + FIRST_FIELDS + "}";

    @Test
    void isWrittenAsDocumentedAndReadBack() throws IOException {
        assertThat(new String(FILE.encode(), StandardCharsets.UTF_8)).isEqualTo(JSON);
        assertThat(decode(JSON)).isEqualTo(FILE);
        assertThat(decode(JSON.replace("{\"schema", "{\"unknown\":[1],\"schema")))
                .isEqualTo(FILE);
    }

    @Test
    void readsWhatTheFirstVersionWrote() throws IOException {
        MirroredFile file = decode(JSON_1);

        assertThat(file.content()).isEqualTo(FILE.content());
        assertThat(file.size()).isEqualTo(2300);
        RestoredFile now = FILE.file();
        assertThat(file.file())
                .isEqualTo(new RestoredFile(
                        now.name(), now.mediaType(), 1, now.created(), now.modified(), FileLabels.NONE));
    }

    @Test
    void theMostThatAFileCanSayFits() throws IOException {
        Map<String, String> attributes = new HashMap<>();
        Set<String> tags = new HashSet<>();
        for (int i = 0; i < FileLabels.MAX_COUNT; i++) {
            String name = "\"".repeat(FileLabels.MAX_NAME_BYTES - 2) + (10 + i);
            tags.add(name);
            attributes.put(name, "\u0001".repeat(FileLabels.MAX_VALUE_BYTES));
        }
        RestoredFile some = FILE.file();
        MirroredFile most = new MirroredFile(
                new RestoredFile(
                        new FileName("\\".repeat(FileName.MAX_BYTES)),
                        some.mediaType(),
                        RestoredFile.MAX_VERSION,
                        some.created(),
                        some.modified(),
                        new FileLabels(tags, attributes)),
                FILE.content(),
                FILE.size());
        byte[] json = most.encode();
        ObjectKey key = MirrorLayout.fileKey(most.name());
        try (ObjectStorage storage = ObjectStorage.directory(folder)) {
            storage.put(key, json);
            assertThat(MirroredFile.read(storage, storage.stat(key))).isEqualTo(most);
        }
    }

    @Test
    void keysAreTheSameWhateverDigitsTheMachineWrites() {
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(String.format("%d", FILE.size())).isNotEqualTo("2300");
            assertThat(MirrorLayout.partKey(FILE.content(), 42).value()).endsWith("/000042");
        } finally {
            Locale.setDefault(usual);
        }
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
                JSON.replace("schemaVersion\":2", "schemaVersion\":3"),
                JSON_1.replace("schemaVersion\":1", "schemaVersion\":2"),
                JSON.replace(":7", ":0"),
                JSON.replace(":7", ":9223372036854775807"),
                JSON.replace("[\"final\"", "[[\"final\"]"),
                JSON.replace("\"final\"", "7"),
                JSON.replace("final", "f".repeat(129)),
                JSON.replace("\"author\":", "\"\":"),
                JSON.replace("\"Ada\\n\"", "null"),
                JSON.replace("{\"author", "[{\"author").replace("}}", "}]}"),
                JSON.replace("2026-11-21T20:40:40Z", "+1000000000-12-31T23:59:59Z"),
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
                JSON.replace("2300,", "[[[[[[1]]]]]],"))) {
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
    void refusesWhatIsTooLongOrTooShortOrUnderAKeyOfAnotherName() throws IOException {
        try (ObjectStorage storage = ObjectStorage.directory(folder)) {
            ObjectKey other = MirrorLayout.fileKey(new FileName("other"));
            storage.put(other, FILE.encode());
            assertThatThrownBy(() -> MirroredFile.read(storage, storage.stat(other)))
                    .isInstanceOf(MalformedMirrorException.class)
                    .hasMessageContaining("belongs under");
            assertThatThrownBy(() -> MirroredFile.read(storage, new ObjectStat(KEY, 1 << 20)))
                    .isInstanceOf(MalformedMirrorException.class)
                    .hasMessageContaining("at most");
            assertThatThrownBy(() -> MirroredFile.read(storage, new ObjectStat(other, FILE.encode().length + 1)))
                    .isInstanceOf(MalformedMirrorException.class)
                    .hasMessageContaining("shorter");
        }
    }
}
