package dev.backsight.store.replication;

import java.util.regex.Pattern;

/**
 * A peer and where it listens.
 *
 * @param id 1 to 64 letters, digits, '-' and '_': what it is called for good, wherever it moves
 * @param host a name or address that the other peers and the clients reach, and the peer itself listens on
 * @param port 1 to 65,535
 */
public record PeerAddress(String id, String host, int port) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}");

    public PeerAddress {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "the id of a peer is 1 to 64 letters, digits, '-' and '_', but was '" + id + "'");
        }
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "peer '" + id + "' has '" + host + "', which is no host name or IPv4 address");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("peer '" + id + "' has port " + port + "; ports are 1 to 65,535");
        }
    }

    String hostAndPort() {
        return host + ":" + port;
    }
}
