package dev.backsight.store.replication;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.client.RaftClientConfigKeys;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;

/** Our configuration in Ratis' terms. */
final class RatisSettings {

    /** More than any message has: pages, the largest, end at 16 MiB. */
    private static final SizeInBytes MAX_MESSAGE = SizeInBytes.valueOf("32MB");

    private static final SizeInBytes SNAPSHOT_CHUNK = SizeInBytes.valueOf("1MB");
    private static final int SNAPSHOT_CHUNKS = 4;
    private static final TimeDuration SNAPSHOT_CHUNK_TIMEOUT = TimeDuration.valueOf(1500, TimeUnit.MILLISECONDS);

    private static final SizeInBytes SEGMENT = SizeInBytes.valueOf("8MB");
    private static final SizeInBytes CACHED_LOG = SizeInBytes.valueOf("24MB");
    private static final SizeInBytes PENDING = SizeInBytes.valueOf("32MB");

    private RatisSettings() {}

    static RaftGroup group(ReplicationGroup group) {
        List<RaftPeer> peers = group.peers().stream()
                .map(peer -> RaftPeer.newBuilder()
                        .setId(peer.id())
                        .setAddress(peer.hostAndPort())
                        .build())
                .toList();
        return RaftGroup.valueOf(groupId(group.id()), peers);
    }

    private static RaftGroupId groupId(UUID id) {
        ByteBuffer bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .flip();
        return RaftGroupId.valueOf(ByteString.copyFrom(bytes));
    }

    static RaftProperties forPeer(PeerConfig config, Path raftDirectory) {
        RaftProperties properties = new RaftProperties();
        PeerAddress address = config.address();
        GrpcConfigKeys.Server.setHost(properties, address.host());
        GrpcConfigKeys.Server.setPort(properties, address.port());
        GrpcConfigKeys.setMessageSizeMax(properties, MAX_MESSAGE);
        RaftServerConfigKeys.setStorageDir(properties, List.of(raftDirectory.toFile()));
        // Asks a majority whether it still leads before each read. The lease would save the question, at the price of
        // trusting clocks and pauses.
        RaftServerConfigKeys.Read.setOption(properties, RaftServerConfigKeys.Read.Option.LINEARIZABLE);
        RaftServerConfigKeys.Read.setLeaderLeaseEnabled(properties, false);
        RaftServerConfigKeys.Snapshot.setAutoTriggerEnabled(properties, true);
        RaftServerConfigKeys.Snapshot.setAutoTriggerThreshold(properties, config.snapshotThreshold());
        RaftServerConfigKeys.Log.setPurgeUptoSnapshotIndex(properties, true);
        RaftServerConfigKeys.Log.setPurgeGap(properties, 1);
        // Ratis would log after each change how far the log is committed, and the next change would wait for that. A
        // leader finds it out anew; only a peer that was killed and finds no majority is left with its last snapshot.
        RaftServerConfigKeys.Log.setLogMetadataEnabled(properties, false);
        RaftServerConfigKeys.Log.setSegmentSizeMax(properties, SEGMENT);
        RaftServerConfigKeys.Log.setSegmentCacheNumMax(properties, 3);
        RaftServerConfigKeys.Log.setSegmentCacheSizeMax(properties, CACHED_LOG);
        RaftServerConfigKeys.Write.setByteLimit(properties, PENDING);
        RaftServerConfigKeys.Log.setQueueByteLimit(properties, PENDING);
        // While Ratis waits for the answers to the chunks of a snapshot it sends the follower nothing else, also if
        // that
        // has died meanwhile: few chunks at once, and a time-out of a few seconds for all of them together.
        RaftServerConfigKeys.Log.Appender.setSnapshotChunkSizeMax(properties, SNAPSHOT_CHUNK);
        GrpcConfigKeys.Server.setInstallSnapshotRequestElementLimit(properties, SNAPSHOT_CHUNKS);
        GrpcConfigKeys.Server.setInstallSnapshotRequestTimeout(properties, SNAPSHOT_CHUNK_TIMEOUT);
        RaftServerConfigKeys.Rpc.setTimeoutMin(properties, duration(config.electionTimeoutMin()));
        RaftServerConfigKeys.Rpc.setTimeoutMax(properties, duration(config.electionTimeoutMax()));
        // A peer that slept for minutes, a suspended machine say, rejoins; by default Ratis would close it.
        RaftServerConfigKeys.setCloseThreshold(properties, TimeDuration.valueOf(1, TimeUnit.DAYS));
        return properties;
    }

    static RaftProperties forClient(ClientConfig config) {
        RaftProperties properties = new RaftProperties();
        GrpcConfigKeys.setMessageSizeMax(properties, MAX_MESSAGE);
        RaftClientConfigKeys.Rpc.setRequestTimeout(properties, duration(config.attemptTimeout()));
        return properties;
    }

    private static TimeDuration duration(Duration duration) {
        return TimeDuration.valueOf(duration.toMillis(), TimeUnit.MILLISECONDS);
    }
}
