package dev.backsight.checker.measure.lockstep;

import dev.backsight.turnstile.Wire;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A connection to the turn server, whoever may have opened it. */
final class TurnConnection implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    TurnConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * The first line, read byte by byte against one deadline for all of it: who sends a byte now and then does not keep
     * this waiting.
     */
    @Nullable
    String greeting(Duration patience) throws IOException {
        long start = System.nanoTime();
        StringBuilder line = new StringBuilder();
        while (true) {
            long left = patience.toMillis()
                    - Duration.ofNanos(System.nanoTime() - start).toMillis();
            if (left <= 0) {
                throw new SocketTimeoutException("no greeting in time");
            }
            socket.setSoTimeout((int) left);
            int next = in.read();
            if (next == '\n') {
                socket.setSoTimeout(0);
                return line.toString();
            }
            if (!append(line, next)) {
                return null;
            }
        }
    }

    /** Null at the end, and where the line is longer than any should be. */
    @Nullable
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (!append(line, next)) {
                return null;
            }
        }
        return line.toString();
    }

    private static boolean append(StringBuilder line, int next) {
        if (next < 0 || line.length() >= Wire.MAX_LINE) {
            return false;
        }
        line.append((char) next);
        return true;
    }

    void send(String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Whoever is at the other end halts. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }
}
