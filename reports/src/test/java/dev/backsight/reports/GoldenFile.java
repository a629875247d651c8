package dev.backsight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * A rendering kept under {@code src/test/resources/golden}. After a deliberate change, run the tests with
 * {@code -Dgolden.update=true} and review the difference like code.
 */
public final class GoldenFile {

    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
    private static final List<String> LANGUAGES = List.of("en-US", "de-DE", "ar-EG-u-nu-arab", "tr-TR");

    private GoldenFile() {}

    /** Renders in every locale and expects the file's content, to the byte, each time. */
    public static void expect(String name, Supplier<String> rendering) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, rendering.get());
        }
        String expected = Files.readString(file, StandardCharsets.UTF_8);
        Locale before = Locale.getDefault();
        try {
            for (String language : LANGUAGES) {
                Locale.setDefault(Locale.forLanguageTag(language));
                assertThat(rendering.get())
                        .as("%s in locale %s", name, language)
                        .isEqualTo(expected);
            }
        } finally {
            Locale.setDefault(before);
        }
    }
}
