package dev.backsight.store.replication;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The peers that hold copies of one store. All of them, and all clients, are told the same.
 *
 * @param id tells one group from another, so that a peer does not talk to strangers; chosen once
 * @param peers {@value #MIN_PEERS} to {@value #MAX_PEERS}, in the order in which clients try them; of 2 f + 1 peers, f
 *     may fail
 */
public record ReplicationGroup(UUID id, List<PeerAddress> peers) {

    public static final int MIN_PEERS = 3;
    public static final int MAX_PEERS = 9;

    public ReplicationGroup {
        peers = List.copyOf(peers);
        if (peers.size() < MIN_PEERS || peers.size() > MAX_PEERS) {
            throw new IllegalArgumentException("a group has " + MIN_PEERS + " to " + MAX_PEERS + " peers, not "
                    + peers.size() + ": with fewer, none may fail");
        }
        Set<String> ids = new HashSet<>();
        Set<String> addresses = new HashSet<>();
        for (PeerAddress peer : peers) {
            if (!ids.add(peer.id())) {
                throw new IllegalArgumentException("two peers are called '" + peer.id() + "'");
            }
            if (!addresses.add(peer.hostAndPort())) {
                throw new IllegalArgumentException("two peers listen on " + peer.hostAndPort());
            }
        }
    }

    /** @throws IllegalArgumentException if there is no such peer */
    PeerAddress peer(String peerId) {
        return peers.stream()
                .filter(peer -> peer.id().equals(peerId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the group has no peer '" + peerId + "', but "
                        + peers.stream().map(PeerAddress::id).toList()));
    }
}
