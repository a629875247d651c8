package dev.backsight.store.replication;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    private static final PeerAddress A = new PeerAddress("a", "127.0.0.1", 1);
    private static final PeerAddress B = new PeerAddress("b", "host-b.example", 2);
    private static final PeerAddress C = new PeerAddress("c", "localhost", 65_535);
    private static final ReplicationGroup GROUP = new ReplicationGroup(new UUID(1, 2), List.of(A, B, C));

    @Test
    void refusesAddressesThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PeerAddress("", "localhost", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PeerAddress("../a", "localhost", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PeerAddress("a", "local host", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PeerAddress("a", "localhost", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new PeerAddress("a", "localhost", 65_536));
    }

    @Test
    void refusesGroupsOfWhichNonePeerMayFailAndPeersThatAreTheSame() {
        UUID id = new UUID(1, 2);
        assertThatIllegalArgumentException().isThrownBy(() -> new ReplicationGroup(id, List.of(A, B)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReplicationGroup(id, List.of(A, B, A)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReplicationGroup(id, List.of(A, B, new PeerAddress("c", "127.0.0.1", 1))))
                .withMessageContaining("127.0.0.1:1");
    }

    @Test
    void refusesPeersThatAreNotOfTheGroupAndSettingsOutOfRange() {
        Path directory = Path.of("d");
        PeerConfig config = PeerConfig.defaults(GROUP, "a", directory);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PeerConfig.defaults(GROUP, "d", directory))
                .withMessageContaining("[a, b, c]");
        assertThatIllegalArgumentException().isThrownBy(() -> config.withSnapshotThreshold(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config.withElectionTimeouts(Duration.ofMillis(99), Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config.withElectionTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }

    @Test
    void refusesTimeoutsOutOfRange() {
        ClientConfig config = ClientConfig.defaults(GROUP);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config.withTimeouts(Duration.ofMillis(50), Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config.withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config.withTimeouts(Duration.ofSeconds(2), Duration.ofMinutes(6)));
    }
}
