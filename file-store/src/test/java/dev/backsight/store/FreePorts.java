package dev.backsight.store;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that a server may be given, and given again after it was killed. They lie below what systems choose from for
 * outgoing connections (32768 and up on Linux, 49152 and up on others): whoever keeps trying to reach a server that is
 * down, at a port of that range, is sooner or later given the very port as its own, and holds it when the server is back.
 */
public final class FreePorts {

    private static final int FIRST = 20_000;
    private static final int END = 32_000;

    private static final Set<Integer> GIVEN = new HashSet<>();

    private FreePorts() {}

    public static int take() throws IOException {
        return take(1).get(0);
    }

    public static synchronized List<Integer> take(int count) throws IOException {
        List<Integer> ports = new ArrayList<>();
        while (ports.size() < count) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port) && GIVEN.add(port)) {
                ports.add(port);
            }
        }
        return ports;
    }

    private static boolean isFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (BindException e) {
            return false;
        }
    }
}
