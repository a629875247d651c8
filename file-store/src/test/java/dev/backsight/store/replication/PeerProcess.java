package dev.backsight.store.replication;

import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.monitor.StoreMonitor;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A peer in a process of its own. It prints {@code ready} when it runs, {@code stopped} and why if it takes itself out,
 * and {@code closed} after it was told to close; it ends with the process that started it.
 */
final class PeerProcess {

    /** gRPC tells at its start that epoll is available. Kept here, since loggers are held weakly. */
    private static final Logger QUIET = Logger.getLogger("org.apache.ratis.thirdparty");

    /** How many versions of a file such peers keep. */
    static final int KEPT_VERSIONS = 3;

    private PeerProcess() {}

    static String[] arguments(PeerConfig config) {
        List<String> arguments = new ArrayList<>(List.of(
                config.group().id().toString(),
                config.self(),
                config.directory().toString(),
                Long.toString(config.snapshotThreshold()),
                config.electionTimeoutMin().toString(),
                config.electionTimeoutMax().toString()));
        config.group()
                .peers()
                .forEach(peer -> arguments.addAll(List.of(peer.id(), peer.host(), Integer.toString(peer.port()))));
        return arguments.toArray(String[]::new);
    }

    private static PeerConfig parse(String[] arguments) {
        List<PeerAddress> peers = new ArrayList<>();
        for (int i = 6; i < arguments.length; i += 3) {
            peers.add(new PeerAddress(arguments[i], arguments[i + 1], Integer.parseInt(arguments[i + 2])));
        }
        return new PeerConfig(
                new ReplicationGroup(UUID.fromString(arguments[0]), peers),
                arguments[1],
                Path.of(arguments[2]),
                Long.parseLong(arguments[3]),
                Duration.parse(arguments[4]),
                Duration.parse(arguments[5]));
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    public static void main(String[] arguments) throws Exception {
        QUIET.setLevel(Level.WARNING);
        StorePeer peer = StorePeer.start(
                parse(arguments), FileStoreOptions.defaults().withKeptVersions(KEPT_VERSIONS), StoreMonitor.disabled());
        var unused = peer.whenStopped().exceptionally(failure -> {
            say("stopped " + failure.getMessage());
            return null;
        });
        say("ready");
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        if (orders.readLine() != null) {
            peer.close();
            say("closed");
        }
        Runtime.getRuntime().halt(0);
    }
}
