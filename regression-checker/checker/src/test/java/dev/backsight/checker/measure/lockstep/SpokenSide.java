package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.model.Build;
import dev.backsight.turnstile.Command;
import dev.backsight.turnstile.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A side of a pair that a test speaks for: its host is a process that only waits, its forks are the test's sockets. */
final class SpokenSide implements AutoCloseable {

    /** Of a turn that is given back. */
    static final String FIGURES = " 1 0 0 0 0 0 0 1 1 0";

    private static final String FENCE = "over";
    private static final int NUMBER = 1;

    private final TurnServer server;
    private final String token;
    private final HostProcess host;
    private final Socket hostSocket;
    private final List<Socket> forks = new ArrayList<>();

    private SpokenSide(TurnServer server, String token, HostProcess host) throws IOException {
        this.server = server;
        this.token = token;
        this.host = host;
        this.hostSocket = greeted(Wire.HOST + " 1");
    }

    static SpokenSide start(TurnServer server, Path directory) throws IOException {
        Path java = directory.resolve("java");
        if (!Files.exists(java)) {
            Files.createFile(java, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.writeString(java, "#!/bin/sh\nread command\necho " + FENCE + "\nexec cat > /dev/null\n");
        }
        BuildUnderTest build =
                new BuildUnderTest(List.of(directory), Wire.JMH_MAIN, java, List.of(), List.of(), directory);
        String token = server.admit();
        return new SpokenSide(
                server, token, HostProcess.start(build, directory.toString(), server.port(), token, () -> {}));
    }

    PairSide launch(PairRequest request, Build build) {
        return PairSide.launch(
                request,
                build,
                host,
                host.output().begin(FENCE, OutputStream.nullOutputStream()),
                new Command(NUMBER, FENCE, "", Map.of(), List.of()),
                NUMBER);
    }

    Socket startFork(ListedBenchmark benchmark, SliceSettings slices) throws IOException {
        Socket fork = greeted(Wire.FORK + " 1 " + slices.warmups() + " " + slices.count() + " "
                + Wire.encode(benchmark.id().name()));
        forks.add(fork);
        return fork;
    }

    /** To say, as the host, that its command is over. */
    void endCommand() throws IOException {
        say(hostSocket, Wire.ENDED + " " + NUMBER);
    }

    static void say(Socket fork, String line) throws IOException {
        fork.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** The next line, or what there is of it where the connection ends. */
    static String hear(Socket fork) throws IOException {
        StringBuilder line = new StringBuilder();
        InputStream in = fork.getInputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    private Socket greeted(String role) throws IOException {
        Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.port());
        // Who is never answered fails the test instead of holding it up.
        socket.setSoTimeout(20_000);
        say(socket, Wire.GREETING + " " + Wire.VERSION + " " + token + " " + role);
        return socket;
    }

    @Override
    public void close() throws IOException {
        for (Socket fork : forks) {
            fork.close();
        }
        hostSocket.close();
        host.close();
    }
}
