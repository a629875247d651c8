package dev.backsight.store.objectstorage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server in a process of its own, which lives no longer than this one. */
final class TestServer implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

    private final Process process;
    private final Path log;

    private TestServer(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it, and waits until it answers an HTTP request, whatever it answers. */
    static TestServer start(List<String> command, Map<String, String> environment, Path log, URI endpoint)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        TestServer server = new TestServer(builder.start(), log);
        try {
            server.awaitAnswer(endpoint);
            return server;
        } catch (Throwable e) {
            server.close();
            throw e;
        }
    }

    private void awaitAnswer(URI endpoint) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest request =
                HttpRequest.newBuilder(endpoint).timeout(Duration.ofSeconds(5)).build();
        long began = System.nanoTime();
        while (true) {
            assertThat(process.isAlive()).as("the server ended: %s", output()).isTrue();
            try {
                client.send(request, HttpResponse.BodyHandlers.discarding());
                return;
            } catch (IOException e) {
                if (System.nanoTime() - began > PATIENCE_NANOS) {
                    throw new IOException("the server does not answer: " + output(), e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    private String output() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
