package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the module's README, compiled and run as they stand there. */
class GuideTest {

    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private static final String IMPORTS = """
            import dev.backsight.store.*;
            import dev.backsight.store.FileStore;
            import dev.backsight.store.metadata.*;
            import dev.backsight.store.mirror.*;
            import dev.backsight.store.monitor.StoreMonitor;
            import dev.backsight.store.objectstorage.*;
            import dev.backsight.store.validation.*;
            import java.io.*;
            import java.nio.file.Path;
            import java.time.Duration;
            """;

    @TempDir
    private Path directory;

    @Test
    void theExamplesDoWhatTheySay() throws IOException, InterruptedException {
        List<String> examples = EXAMPLE.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(MatchResult::group)
                .map(block -> block.substring("```java\n".length(), block.length() - "```".length()))
                .toList();
        assertThat(examples).hasSize(3);
        Files.writeString(directory.resolve("export.csv"), "day,files\n2026-11-21,7\n".repeat(100));
        String program = IMPORTS + """
                class Guide {
                    public static void main(String[] args) throws Exception {
                        first();
                        second();
                        mirror();
                    }
                    static void first() throws IOException {
                """ + examples.get(0) + """
                    }
                    static void mirror() throws Exception {
                """ + examples.get(2) + """
                    }
                    static void second() throws IOException {
                        String name = "notes/today.txt";
                        MediaType declared = new MediaType("text/plain");
                        InputStream upload = new ByteArrayInputStream("rain".getBytes());
                        try (FileStore store = FileStore.open(Path.of("data"))) {
                """ + examples.get(1) + """
                            System.out.println(new String(store.get(name)));
                        }
                    }
                }
                """;
        Files.writeString(directory.resolve("Guide.java"), program);
        Path output = directory.resolve("output.txt");

        Process guide = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + directory,
                        "-cp",
                        classPath(),
                        "Guide.java")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(guide.waitFor(2, TimeUnit.MINUTES)).isTrue();
        String printed = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(guide.exitValue()).as(printed).isZero();
        assertThat(printed).contains("reports/2026-11.csv 2300", "rain", "queued=0, inFlight=0, dead=0");
    }

    /** Its entries may be relative to the module, and the examples run elsewhere. */
    private static String classPath() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .reduce((left, right) -> left + File.pathSeparator + right)
                .orElseThrow();
    }
}
