package dev.backsight.benchmarks.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.benchmarks.OneDisk;
import dev.backsight.benchmarks.Params;
import dev.backsight.benchmarks.replication.CatchUpSurvey.Source;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.metadata.FileStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("slow")
class ReplicationBenchmarksTest extends OneDisk {

    @Test
    void everyPutIsOfNewContentAndReachesAllThreePeers() throws IOException {
        ReplicationSurvey survey = new ReplicationSurvey();
        survey.size = Params.of(ReplicationSurvey.class, "size").get(0);
        survey.start();
        Set<ContentId> contents = new HashSet<>();
        FileStat last = survey.put();
        for (int i = 1; i <= ReplicationSurvey.NAMES; i++) {
            contents.add(last.contentId());
            last = survey.put();
            assertThat(last.size()).isEqualTo(ByteSize.parse(survey.size));
        }
        assertThat(contents).hasSize(ReplicationSurvey.NAMES).doesNotContain(last.contentId());
        // The first was put in set-up.
        assertThat(last.version()).isEqualTo(3);
        for (String id : LoopbackPeers.IDS) {
            assertThat(survey.peers.awaitOn(id, survey.store, last)).isEqualTo(last);
        }
        assertThat(survey.store.list("", 100).files()).hasSize(ReplicationSurvey.NAMES);
        survey.close();
    }

    @Test
    void everyNoteIsQueuedAndRenewedFromTheSecondRoundOn() throws IOException {
        EnqueueBenchmark benchmark = new EnqueueBenchmark();
        benchmark.open();
        long before = benchmark.mirror.statistics().queued();
        assertThat(benchmark.enqueue()).isNotEqualTo(benchmark.enqueue());
        assertThat(benchmark.mirror.statistics().queued()).isEqualTo(before + 2);
        for (int i = 2; i < 2 * EnqueueBenchmark.NAMES; i++) {
            benchmark.enqueue();
        }
        assertThat(benchmark.mirror.statistics().queued()).isEqualTo(before + EnqueueBenchmark.NAMES);
        benchmark.close();
    }

    /** Of a size that comes in several parts, as the largest of the survey's does, which is a matter of seconds. */
    @Test
    void whatIsReadIsWhatWasPut() throws IOException {
        String size = "2MiB";
        assertThat(Params.of(ReplicationSurvey.class, "size")).containsExactly("4KiB", "64KiB", "1MiB", "16MiB");
        ReplicationSurvey survey = new ReplicationSurvey();
        survey.size = size;
        survey.start();
        FileStat put = survey.put();
        assertThat(put.size()).isEqualTo(ByteSize.parse(size));
        Set<ContentId> read = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            byte[] content = survey.get();
            assertThat(content).hasSize(ByteSize.parse(size));
            read.add(ContentId.of(content));
        }
        assertThat(read).hasSize(8).contains(put.contentId());
        FileStat known = survey.stat().orElseThrow();
        assertThat(known.size()).isEqualTo(ByteSize.parse(size));
        FileStat stale = survey.staleStat().orElseThrow();
        assertThat(stale.name()).isNotEqualTo(known.name());
        // It was put in set-up, which waited for the follower, and not since.
        assertThat(survey.store.stat(stale.name().value())).contains(stale);
        assertThat(survey.peers.snapshotThreshold).isEqualTo(256);
        survey.close();
    }

    @Test
    void logsAreShortenedBeforeTheyAreLong() {
        List<String> sizes = new ArrayList<>(Params.of(ReplicationSurvey.class, "size"));
        sizes.addAll(Params.of(MajorityPutLimit.class, "size"));
        for (String size : sizes) {
            int bytes = ByteSize.parse(size);
            long entry = Math.min(bytes, LoopbackPeers.MOST_ENTRY);
            assertThat(LoopbackPeers.snapshotThreshold(bytes) * entry).isLessThanOrEqualTo(LoopbackPeers.MOST_LOG);
        }
        assertThat(LoopbackPeers.snapshotThreshold(4 << 10)).isEqualTo(5_000);
        assertThat(LoopbackPeers.snapshotThreshold(64 << 10)).isEqualTo(4_096);
    }

    @ParameterizedTest
    @EnumSource
    void thePeerThatWasAwayHasTheLastChange(Source source) throws IOException {
        assertThat(Params.of(CatchUpSurvey.class, "source")).contains(source.name());
        CatchUpSurvey survey = new CatchUpSurvey();
        survey.source = source;
        survey.start();
        survey.changeWithoutOne();
        FileStat last = survey.catchUp();
        assertThat(survey.store.stat("file-" + (CatchUpSurvey.CHANGES - 1))).contains(last);
        assertThat(installedASnapshot(survey.absentDirectory())).isEqualTo(source == Source.SNAPSHOT);
        survey.close();
    }

    private static boolean installedASnapshot(Path peer) throws IOException {
        try (Stream<Path> files = Files.walk(peer.resolve("raft"))) {
            for (Path seal : files.filter(file -> file.endsWith("SEALED")).toList()) {
                if (Files.readString(seal).strip().equals("installed")) {
                    return true;
                }
            }
        }
        return false;
    }

    @ParameterizedTest
    @EnumSource
    void theStorageHasEveryFileWhenTheQueueIsDrained(MirrorSurvey.Attempts attempts) throws Exception {
        assertThat(Params.of(MirrorSurvey.class, "attempts")).contains(attempts.name());
        MirrorSurvey survey = new MirrorSurvey();
        survey.attempts = attempts;
        survey.queueFiles();
        var done = survey.drain();
        assertThat(done.queued()).isZero();
        assertThat(done.dead()).isZero();
        assertThat(survey.storage.list("v1/files/", null, 1000).objects()).hasSize(MirrorSurvey.FILES);
        // A file is its content and what is known of it: two objects, and as many first attempts that fail.
        assertThat(done.retried())
                .isEqualTo(attempts == MirrorSurvey.Attempts.FIRST_FAILS ? 2L * MirrorSurvey.FILES : 0);
        survey.close();
    }

    @Test
    void theBareOnesSendBackWhatTheyWereSent() throws IOException {
        MajorityPutLimit limit = new MajorityPutLimit();
        limit.size = Params.of(MajorityPutLimit.class, "size").get(1);
        limit.start();
        assertThat(limit.peers.snapshotThreshold).isEqualTo(256);
        FileStat put = limit.store();
        assertThat(put.size()).isEqualTo(ByteSize.parse(limit.size));
        ContentId echoed = ContentId.of(limit.echo());
        ContentId kept = ContentId.of(limit.durableEcho());
        assertThat(Set.of(put.contentId(), echoed, kept)).hasSize(3);
        assertThat(ContentId.of(Files.readAllBytes(limit.keptFile()))).isEqualTo(kept);
        limit.close();
    }
}
