package dev.backsight.checker.measure.lockstep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.turnstile.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnServerTest {

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private TurnServer server;
    private String token;

    @BeforeEach
    void start() throws IOException {
        server = TurnServer.start(events::add, () -> 42, Duration.ofMillis(300));
        token = server.admit();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoGreetsWithATokenIsHeard() throws Exception {
        try (Socket socket = connect()) {
            say(socket, "backsight 3 " + token + " fork 4711 2 3 a.B%24c.d\nWAIT W 1\n");

            Event.Greeted greeted = (Event.Greeted) events.take();
            assertThat(greeted.greeting()).isEqualTo(new Greeting(token, true, 4711, 2, 3, "a.B$c.d"));
            assertThat(events.take()).isEqualTo(new Event.Said(greeted.connection(), "WAIT W 1", 42));
            greeted.connection().send(Wire.GO);
            assertThat(socket.getInputStream().readNBytes(3)).asString().isEqualTo("GO\n");
            socket.shutdownOutput();
            assertThat(events.take()).isEqualTo(new Event.Closed(greeted.connection()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "\n",
                "backsight 3 TOKEN fork 1 2\n",
                "backsight 3 TOKEN fork one 2 3 b\n",
                "backsight 3 TOKEN fork 1 2 3 %zz\n",
                "backsight 3 TOKEN guest 1\n",
                "backsight 1 TOKEN host 1\n",
                "backsight 3 0000000000000000000000000000000000000000000000000000000000000000 host 1\n",
                "backsight 3  host 1\n",
                "\u0000\u0001\u0002"
            })
    void othersAreTurnedAwayWithoutAWord(String greeting) throws IOException {
        try (Socket socket = connect()) {
            say(socket, greeting.replace("TOKEN", token));

            assertEnds(socket);
            assertThat(events).isEmpty();
        }
    }

    @Test
    void whoDripsIsTurnedAwayAsSoonAsWhoIsSilent() throws Exception {
        try (Socket silent = connect();
                Socket dripping = connect()) {
            Thread drip = new Thread(() -> {
                try {
                    while (true) {
                        say(dripping, "b");
                        Thread.sleep(20);
                    }
                } catch (IOException | InterruptedException e) {
                    // Turned away.
                }
            });
            drip.start();

            assertEnds(dripping);
            assertEnds(silent);
            drip.join();
            assertThat(events).isEmpty();
        }
    }

    @Test
    void aLineWithoutEndIsCutOff() throws Exception {
        try (Socket stranger = connect();
                Socket known = connect()) {
            say(stranger, "x".repeat(Wire.MAX_LINE + 1));
            assertEnds(stranger);

            say(known, "backsight 3 " + token + " host 1\n" + "x".repeat(Wire.MAX_LINE + 1));
            assertThat(events.take()).isInstanceOf(Event.Greeted.class);
            assertThat(events.take()).isInstanceOf(Event.Closed.class);
            assertEnds(known);
        }
    }

    @Test
    void aCrowdOfStrangersDoesNotKeepOutWhoIsKnown() throws Exception {
        List<Socket> crowd = new ArrayList<>();
        try (Socket known = connect()) {
            say(known, "backsight 3 " + token + " host 1\n");
            assertThat(events.take()).isInstanceOf(Event.Greeted.class);
            for (int i = 0; i < 100; i++) {
                crowd.add(connect());
            }
            try (Socket late = connect()) {
                say(late, "backsight 3 " + token + " host 2\n");
                assertThat(events.take()).isInstanceOf(Event.Greeted.class);
            }
            assertEnds(crowd.get(0));
        } finally {
            for (Socket socket : crowd) {
                socket.close();
            }
        }
    }

    @Test
    void aRevokedTokenIsAStrangers() throws IOException {
        server.revoke(token);
        try (Socket socket = connect()) {
            say(socket, "backsight 3 " + token + " host 1\n");

            assertEnds(socket);
        }
    }

    @Test
    void tokensAreLongAndNeverTheSame() {
        assertThat(token).matches("[0-9a-f]{64}").isNotEqualTo(server.admit());
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.port());
        // A server that keeps a stranger waiting fails the test instead of holding it up.
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void assertEnds(Socket socket) {
        assertThat(end(socket)).isLessThan(0);
    }

    private static int end(Socket socket) {
        try (InputStream in = socket.getInputStream()) {
            return in.read();
        } catch (SocketTimeoutException e) {
            return 0;
        } catch (IOException e) {
            // Closed with our bytes unread: a reset.
            return -1;
        }
    }
}
