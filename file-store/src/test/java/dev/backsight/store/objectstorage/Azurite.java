package dev.backsight.store.objectstorage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backsight.store.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Azurite, Microsoft's emulator of Azure Blob. It comes from npm, once; where there is no npm its tests are skipped. */
public final class Azurite implements AutoCloseable {

    static final String VERSION = "3.35.0";
    static final String CONTAINER = "backsight-test";

    private static final String ACCOUNT = "tests";
    private static final String GUARD = """
            // Ends with the process that started it.
            process.stdin.resume();
            process.stdin.on('end', () => process.exit(0));
            process.stdin.on('error', () => process.exit(1));
            require('azurite/dist/src/blob/main.js');
            """;

    private final URI endpoint;
    private final String key;
    private final TestServer server;

    private Azurite(URI endpoint, String key, TestServer server) {
        this.endpoint = endpoint;
        this.key = key;
        this.server = server;
    }

    public static Azurite start(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        Path installed = install();
        String key = Base64.getEncoder()
                .encodeToString("a key for tests, of no account. ".getBytes(StandardCharsets.US_ASCII));
        int port = FreePorts.take();
        URI host = URI.create("http://127.0.0.1:" + port);
        URI endpoint = host.resolve("/" + ACCOUNT);
        List<String> command = List.of(
                "node",
                installed.resolve("guard.js").toString(),
                "--disableTelemetry",
                "--silent",
                "--skipApiVersionCheck",
                "--blobHost",
                "127.0.0.1",
                "--blobPort",
                Integer.toString(port),
                "--location",
                folder.toString());
        TestServer server = TestServer.start(
                command, Map.of("AZURITE_ACCOUNTS", ACCOUNT + ":" + key), folder.resolve("azurite.log"), endpoint);
        Azurite azurite = new Azurite(endpoint, key, server);
        azurite.createContainer();
        return azurite;
    }

    /** Once for all builds until the next clean. */
    private static Path install() throws IOException, InterruptedException {
        Path folder =
                Files.createDirectories(Path.of("target", "azurite-" + VERSION)).toAbsolutePath();
        Path done = folder.resolve("installed");
        if (!Files.exists(done)) {
            Path log = folder.resolve("npm.log");
            assumeTrue(
                    isThere("node") && isThere("npm"),
                    "Azure Blob: node and npm are not installed here, and Azurite needs them");
            int exit = run(
                    log,
                    "npm",
                    "install",
                    "azurite@" + VERSION,
                    "--no-audit",
                    "--no-fund",
                    "--prefix",
                    folder.toString());
            assertThat(exit).as("npm install: %s", Files.readString(log)).isZero();
            Files.writeString(folder.resolve("guard.js"), GUARD);
            Files.createFile(done);
        }
        return folder;
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return run(Files.createTempFile("version", ".txt"), program, "--version") == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int run(Path log, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    public RemoteConfig config() {
        return RemoteConfig.azure(endpoint, CONTAINER, Credentials.of(ACCOUNT, key));
    }

    /** OpenDAL does not create containers: Create Container, signed as "Authorize with Shared Key" says. */
    private void createContainer() throws IOException, InterruptedException, GeneralSecurityException {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
        String toSign = "PUT" + "\n".repeat(12) + "x-ms-date:" + date + "\nx-ms-version:2021-08-06\n/" + ACCOUNT + "/"
                + ACCOUNT + "/" + CONTAINER + "\nrestype:container";
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
        String signature = Base64.getEncoder().encodeToString(mac.doFinal(toSign.getBytes(StandardCharsets.UTF_8)));
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint + "/" + CONTAINER + "?restype=container"))
                .header("x-ms-date", date)
                .header("x-ms-version", "2021-08-06")
                .header("Authorization", "SharedKey " + ACCOUNT + ":" + signature)
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @Override
    public void close() {
        server.close();
    }
}
