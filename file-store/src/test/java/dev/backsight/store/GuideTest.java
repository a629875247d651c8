package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the module's README, compiled and run as they stand there. */
class GuideTest {

    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private static final String IMPORTS = """
            import dev.backsight.store.*;
            import dev.backsight.store.FileStore;
            import dev.backsight.store.mediatype.MediaTypePattern;
            import dev.backsight.store.metadata.*;
            import dev.backsight.store.mirror.*;
            import dev.backsight.store.monitor.StoreMonitor;
            import dev.backsight.store.objectcontent.ObjectContentBackend;
            import dev.backsight.store.objectstorage.*;
            import dev.backsight.store.replication.*;
            import dev.backsight.store.thumbnail.*;
            import dev.backsight.store.validation.*;
            import java.io.*;
            import java.net.ServerSocket;
            import java.nio.file.Path;
            import java.time.Duration;
            import java.util.List;
            import java.util.UUID;
            """;

    /**
     * What one example runs in.
     *
     * @param holds what only that example has in it
     * @param before what the reader is supposed to have
     * @param after shows what came of it
     * @param prints what the reader is promised
     */
    private record Room(String holds, String before, String after, String prints) {}

    private static final String STORE = "try (FileStore store = FileStore.open(Path.of(\"data\"))) {\n";

    private static final List<Room> ROOMS = List.of(
            new Room("try (FileStore store = FileStore.open(Path.of(\"data\")))", "", "", "reports/2026-11.csv 2300"),
            new Room("ValidationPolicy policy", "", "", "ContradictoryType: "),
            new Room("store.thumbnail(", "", "", "128 x 64 image/jpeg"),
            new Room("new ObjectContentBackend(", "", "", "day,files from the bucket"),
            new Room("store.rename(", STORE, "}", "archive/2026-12.csv version 1"),
            new Room(
                    "ScrubOptions",
                    STORE + "try (FileStore replica = FileStore.open(Path.of(\"replica\"))) {\n",
                    "System.out.println(\"scrubbed \" + report.contents()); } }",
                    "scrubbed 1"),
            new Room("ReplicatedStore", """
                    UUID groupId = UUID.randomUUID();
                    int portOfA, portOfB, portOfC;
                    try (ServerSocket a = new ServerSocket(0); ServerSocket b = new ServerSocket(0);
                            ServerSocket c = new ServerSocket(0)) {
                        portOfA = a.getLocalPort();
                        portOfB = b.getLocalPort();
                        portOfC = c.getLocalPort();
                    }
                    """, "", "archive/2026-11.csv: 2300 bytes on three peers"),
            new Room("Mirror.open(", "", "", "queued=0, inFlight=0, dead=0"));

    @TempDir
    private Path directory;

    @Test
    void theExamplesDoWhatTheySay() throws IOException, InterruptedException {
        List<String> examples = EXAMPLE.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(MatchResult::group)
                .map(block -> block.substring("```java\n".length(), block.length() - "```".length()))
                .toList();
        assertThat(examples).hasSameSizeAs(ROOMS);
        ImageIO.write(
                new BufferedImage(640, 320, BufferedImage.TYPE_INT_RGB),
                "png",
                directory.resolve("holiday.png").toFile());
        Files.writeString(directory.resolve("export.csv"), "day,files\n2026-11-21,7\n".repeat(100));
        StringBuilder program = new StringBuilder(IMPORTS + "class Guide {\n");
        StringBuilder calls = new StringBuilder();
        for (int i = 0; i < ROOMS.size(); i++) {
            Room room = ROOMS.get(i);
            List<String> own = examples.stream()
                    .filter(example -> example.contains(room.holds()))
                    .toList();
            assertThat(own).as(room.holds()).hasSize(1);
            program.append("static void example" + i + "() throws Exception {\n" + room.before() + own.get(0)
                    + room.after() + "\n}\n");
            calls.append("example" + i + "();\n");
        }
        program.append("public static void main(String[] args) throws Exception {\n" + calls + "}\n}\n");
        Files.writeString(directory.resolve("Guide.java"), program.toString());
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
        assertThat(printed).contains(ROOMS.stream().map(Room::prints).toList());
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
