package dev.backsight.benchmarks.replication;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Sends back what it is sent, over a TCP connection on loopback; told to, it has it on the device before. A message is its
 * length and its bytes.
 */
final class EchoServer implements Closeable {

    private static final int LARGEST = 64 << 20;

    private final ServerSocket listener;
    private final @Nullable FileChannel file;
    private final Thread thread;
    private final Socket client;
    private final DataOutputStream toServer;
    private final DataInputStream fromServer;

    private EchoServer(ServerSocket listener, @Nullable FileChannel file) throws IOException {
        this.listener = listener;
        this.file = file;
        thread = new Thread(this::serve, "echo-server");
        thread.setDaemon(true);
        thread.start();
        client = new Socket(listener.getInetAddress(), listener.getLocalPort());
        client.setTcpNoDelay(true);
        toServer = new DataOutputStream(client.getOutputStream());
        fromServer = new DataInputStream(client.getInputStream());
    }

    /** @param log where each message takes the place of the one before, synchronised with the device; null to keep none */
    static EchoServer start(@Nullable Path log) throws IOException {
        return new EchoServer(
                new ServerSocket(0, 1, InetAddress.getLoopbackAddress()),
                log == null ? null : FileChannel.open(log, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    /** Sends a message and waits until all of it is back. */
    byte[] echo(byte[] message) throws IOException {
        send(toServer, message);
        return receive(fromServer);
    }

    private void serve() {
        try (Socket socket = listener.accept()) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            while (!listener.isClosed()) {
                byte[] message = receive(in);
                keep(message);
                send(out, message);
            }
        } catch (EOFException | SocketException e) {
            // The client has gone, or this is being closed.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(byte[] message) throws IOException {
        if (file != null) {
            ByteBuffer rest = ByteBuffer.wrap(message);
            file.position(0);
            while (rest.hasRemaining()) {
                file.write(rest);
            }
            file.force(false);
        }
    }

    private static void send(DataOutputStream out, byte[] message) throws IOException {
        // In one piece, or the length would be a packet of its own.
        out.write(ByteBuffer.allocate(Integer.BYTES + message.length)
                .putInt(message.length)
                .put(message)
                .array());
        out.flush();
    }

    private static byte[] receive(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LARGEST) {
            throw new IOException("a message has 0 to " + LARGEST + " bytes, not " + length);
        }
        byte[] message = new byte[length];
        in.readFully(message);
        return message;
    }

    @Override
    public void close() throws IOException {
        client.close();
        listener.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (file != null) {
            file.close();
        }
    }
}
