package dev.backsight.store.objectstorage;

import dev.backsight.store.FreePorts;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** S3Proxy, a server of S3, on a folder: a bucket is a folder in it, and outlives the process. */
public final class S3Proxy implements AutoCloseable {

    public static final String BUCKET = "backsight-test";
    static final String SECRET = "not-a-secret-outside-of-tests";

    private static final String ID = "tests";
    private static final String LOGBACK = """
            <configuration>
              <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d %level %logger %msg%n</pattern></encoder>
              </appender>
              <root level="warn"><appender-ref ref="console"/></root>
            </configuration>
            """;

    private final URI endpoint;
    private final TestServer server;

    private S3Proxy(URI endpoint, TestServer server) {
        this.endpoint = endpoint;
        this.server = server;
    }

    public static S3Proxy start(Path folder) throws IOException, InterruptedException {
        return start(folder, FreePorts.take());
    }

    public static S3Proxy start(Path folder, int port) throws IOException, InterruptedException {
        return start(folder, port, List.of("-XX:TieredStopAtLevel=1"));
    }

    /** One that starts more slowly, and then hashes gigabytes at the processor's speed. */
    public static S3Proxy startForGigabytes(Path folder) throws IOException, InterruptedException {
        return start(folder, FreePorts.take(), List.of());
    }

    private static S3Proxy start(Path folder, int port, List<String> flags) throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("data").resolve(BUCKET));
        URI endpoint = URI.create("http://127.0.0.1:" + port);
        Path properties = Files.writeString(
                folder.resolve("s3proxy.properties"), """
                s3proxy.endpoint=%s
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.identity=local
                jclouds.credential=local
                jclouds.filesystem.basedir=%s
                """.formatted(endpoint, ID, SECRET, folder.resolve("data")));
        Path logback = Files.writeString(folder.resolve("logback.xml"), LOGBACK);
        String classPath = Files.readString(Path.of("target", "s3proxy.classpath"))
                + File.pathSeparator
                + Path.of("target", "test-classes").toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Dlogback.configurationFile=" + logback,
                "-cp",
                classPath,
                GuardedMain.class.getName(),
                "org.gaul.s3proxy.Main",
                "--properties",
                properties.toString()));
        command.addAll(1, flags);
        return new S3Proxy(endpoint, TestServer.start(command, Map.of(), folder.resolve("s3proxy.log"), endpoint));
    }

    public int port() {
        return endpoint.getPort();
    }

    public RemoteConfig config() {
        return configOf(port());
    }

    /** For another process of the same machine. */
    public static RemoteConfig configOf(int port) {
        URI endpoint = URI.create("http://127.0.0.1:" + port);
        return RemoteConfig.s3(endpoint, BUCKET, "us-east-1", Credentials.of(ID, SECRET));
    }

    @Override
    public void close() {
        server.close();
    }
}
