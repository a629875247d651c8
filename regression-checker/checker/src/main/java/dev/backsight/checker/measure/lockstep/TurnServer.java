package dev.backsight.checker.measure.lockstep;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Listens on loopback for hosts and forks. A connection that does not begin with a greeting with a known token, in time
 * and within {@link dev.backsight.turnstile.Wire#MAX_LINE} characters, is closed, and nothing else happens.
 */
final class TurnServer implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Real ones greet at once; of more strangers than this, those that have waited longest go. */
    private static final int MOST_STRANGERS = 32;

    /** Connections the system keeps until they are accepted; more have to knock again. */
    private static final int BACKLOG = 128;

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int TOKEN_BYTES = 32;

    private final ServerSocket socket;
    private final Consumer<Event> events;
    private final LongSupplier nanoTime;
    private final Duration patience;
    private final SecureRandom random = new SecureRandom();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final Set<TurnConnection> admitted = ConcurrentHashMap.newKeySet();
    private final Deque<TurnConnection> strangers = new ArrayDeque<>();

    private TurnServer(ServerSocket socket, Consumer<Event> events, LongSupplier nanoTime, Duration patience) {
        this.socket = socket;
        this.events = events;
        this.nanoTime = nanoTime;
        this.patience = patience;
    }

    /**
     * @param events called by several threads; may block, which holds up the sender
     * @param patience for a greeting
     * @throws IOException when there is no port to listen on
     */
    static TurnServer start(Consumer<Event> events, LongSupplier nanoTime, Duration patience) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), BACKLOG);
        TurnServer server = new TurnServer(socket, events, nanoTime, patience);
        daemon("turns-accept", server::accept);
        return server;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** A new one, by which connections of one host and its forks will be known. */
    String admit() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        tokens.add(token);
        return token;
    }

    /** Whoever comes with it from now on is a stranger. */
    void revoke(String token) {
        tokens.remove(token);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
        tokens.clear();
        admitted.forEach(TurnConnection::close);
        synchronized (strangers) {
            strangers.forEach(TurnConnection::close);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket accepted = socket.accept();
                TurnConnection connection = new TurnConnection(accepted);
                enter(connection);
                daemon("turns-connection", () -> serve(connection));
            } catch (IOException e) {
                // The server was closed, or the one who knocked has gone again.
            }
        }
    }

    private void serve(TurnConnection connection) {
        try (connection) {
            Greeting greeting = greeting(connection);
            if (greeting == null) {
                return;
            }
            admitted.add(connection);
            events.accept(new Event.Greeted(connection, greeting));
            for (String line = connection.line(); line != null; line = connection.line()) {
                events.accept(new Event.Said(connection, line, nanoTime.getAsLong()));
            }
        } catch (IOException e) {
            // However the connection ended, it ended.
        } finally {
            if (admitted.remove(connection)) {
                events.accept(new Event.Closed(connection));
            }
        }
    }

    /** Null where it should be closed. */
    private @Nullable Greeting greeting(TurnConnection connection) throws IOException {
        try {
            String line = connection.greeting(patience);
            Greeting greeting = line == null ? null : Greeting.parse(line);
            return greeting != null && isKnown(greeting.token()) ? greeting : null;
        } finally {
            synchronized (strangers) {
                strangers.remove(connection);
            }
        }
    }

    /** Compares in constant time: how far a guess was right is nobody's business. */
    private boolean isKnown(String token) {
        byte[] bytes = token.getBytes(StandardCharsets.US_ASCII);
        return tokens.stream()
                .anyMatch(known -> MessageDigest.isEqual(known.getBytes(StandardCharsets.US_ASCII), bytes));
    }

    private void enter(TurnConnection connection) {
        synchronized (strangers) {
            strangers.addLast(connection);
            if (strangers.size() > MOST_STRANGERS) {
                strangers.removeFirst().close();
            }
        }
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
