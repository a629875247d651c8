package dev.backsight.turnstile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The connection to the process that grants turns. When it ends, so does this JVM, at once: whoever started it is gone,
 * or done with it.
 */
final class Coordinator {

    private static final int CONNECT_MILLIS = 10_000;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    /** Of a JVM whose coordinator is gone; told apart from what benchmarks end with. */
    private static final int ABANDONED = 86;

    private final Socket socket;
    private final OutputStream out;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private Coordinator(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
    }

    /**
     * @param role what follows the token in the greeting
     * @throws IOException when this JVM was not started by a coordinator, or it is gone
     */
    static Coordinator connect(String role) throws IOException {
        String address = System.getenv(Wire.ENVIRONMENT);
        int colon = address == null ? -1 : address.indexOf(':');
        if (address == null || colon < 0) {
            throw new IOException("the environment variable " + Wire.ENVIRONMENT + " does not say <port>:<token>");
        }
        Socket socket = new Socket();
        // Turns are short messages, each waited for.
        socket.setTcpNoDelay(true);
        // By address: what "localhost" means depends on the system and on the JVM's flags.
        socket.connect(
                new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port(address.substring(0, colon))),
                CONNECT_MILLIS);
        Coordinator coordinator = new Coordinator(socket);
        coordinator.send(Wire.GREETING + " " + Wire.VERSION + " " + address.substring(colon + 1) + " " + role);
        Thread listener = new Thread(coordinator::listen, "backsight-turnstile");
        listener.setDaemon(true);
        listener.start();
        return coordinator;
    }

    private static int port(String text) throws IOException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IOException("the port in " + Wire.ENVIRONMENT + " is not a number", e);
        }
    }

    void send(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Waits for an answer, for as long as it takes. */
    void await(String expected) throws IOException, InterruptedException {
        String answer = answers.take();
        if (!answer.equals(expected)) {
            throw new IOException("the coordinator said " + answer + " instead of " + expected);
        }
    }

    private void listen() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                answers.add(line);
            }
        } catch (IOException e) {
            // However the connection ended, it ended.
        } finally {
            abandon();
        }
    }

    /** Ends this JVM without its shutdown hooks, which may wait for what never comes. */
    static void abandon() {
        Runtime.getRuntime().halt(ABANDONED);
    }

    /** Of this JVM; -1 where it does not say. */
    static long pid() {
        // "4711@machine" on every JVM that JMH runs on; ProcessHandle is not in Java 8.
        String name = java.lang.management.ManagementFactory.getRuntimeMXBean().getName();
        int at = name.indexOf('@');
        try {
            return Long.parseLong(at < 0 ? name : name.substring(0, at));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
