package dev.backsight.store.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.Durability;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {

    private static final Principal ANN = new Principal("änn");
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:00.123456789Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void writesTheLinesThatAreDocumented() throws Exception {
        try (AuditLog log = open(AuditLog.SEGMENT_BYTES)) {
            log.append(ANN, Action.WRITE, "a/b", true, "because");
            log.append(ANN, Action.LIST, "", false, "no");
        }

        String first = "1\t2026-11-21T12:00:00.123456Z\tänn\tWRITE\ta/b\tALLOWED\tbecause";
        String second = "2\t2026-11-21T12:00:00.123456Z\tänn\tLIST\t\tDENIED\tno";
        byte[] firstHash = sha256(new byte[32], first);
        byte[] secondHash = sha256(firstHash, second);
        HexFormat hex = HexFormat.of();
        assertThat(folder.resolve("audit-0000000000000000001.log"))
                .hasContent("backsight audit log, format 1\t1\t" + "0".repeat(64) + "\n"
                        + first + "\t" + hex.formatHex(firstHash) + "\n"
                        + second + "\t" + hex.formatHex(secondHash) + "\n");
        AuditVerification found = AuditVerifier.verify(folder);
        assertThat(found.isIntact()).isTrue();
        assertThat(found.head()).isEqualTo(new AuditHead(2, hex.formatHex(secondHash)));
    }

    @Test
    void goesOnWhereItWasClosedAndOverSegments() throws Exception {
        for (int round = 0; round < 4; round++) {
            try (AuditLog log = open(600)) {
                assertThat(log.repairedBytes()).isZero();
                for (int i = 0; i < 5; i++) {
                    log.append(ANN, Action.READ, "file " + i, i % 2 == 0, "round " + round);
                }
            }
        }

        List<AuditEntry> entries = new ArrayList<>();
        AuditVerification found = AuditVerifier.read(folder, entries::add);

        assertThat(found.isIntact()).isTrue();
        assertThat(AuditSegment.all(folder)).hasSizeGreaterThan(3);
        assertThat(entries).hasSize(20);
        assertThat(entries.get(13))
                .isEqualTo(new AuditEntry(14, NOON.instant(), ANN, Action.READ, "file 3", false, "round 2"));
    }

    @Test
    void cutsOffAnEntryThatIsUnfinishedWhereverItIsTorn() throws Exception {
        byte[] whole = twoEntries();
        int secondStart = lineStarts(whole).get(2);
        for (int length = 0; length < whole.length; length++) {
            Files.write(segment(), Arrays.copyOf(whole, length));
            int good = length >= secondStart
                    ? secondStart
                    : length >= lineStarts(whole).get(1) ? lineStarts(whole).get(1) : 0;

            AuditVerification before = AuditVerifier.verify(folder);
            assertThat(before.isIntact()).as("torn at %d: %s", length, before).isTrue();
            assertThat(before.unfinishedBytes()).isEqualTo(length - good);

            // Opening synchronises with the device when it cuts: a few lengths must do.
            if (length % 7 != 0) {
                continue;
            }
            try (AuditLog log = open(AuditLog.SEGMENT_BYTES)) {
                assertThat(log.repairedBytes()).isEqualTo(length - good);
                log.append(ANN, Action.READ, "next", true, "after the crash");
            }
            AuditVerification after = AuditVerifier.verify(folder);
            assertThat(after.isIntact()).isTrue();
            assertThat(after.head().sequence()).isEqualTo(length >= secondStart ? 2 : 1);
        }
    }

    @Test
    void cutsOffZerosThatALossOfPowerLeaves() throws Exception {
        byte[] whole = twoEntries();
        Files.write(segment(), Arrays.copyOf(whole, whole.length + 100));

        try (AuditLog log = open(AuditLog.SEGMENT_BYTES)) {
            assertThat(log.repairedBytes()).isEqualTo(100);
            assertThat(log.head().sequence()).isEqualTo(2);
        }
    }

    @Test
    void cutsOffALastSegmentOfZerosAlone() throws Exception {
        try (AuditLog log = open(150)) {
            log.append(ANN, Action.READ, "f", true, "fills the first segment");
        }
        Path next = AuditSegment.in(folder, 2).path();
        Files.write(next, new byte[300]);
        assertThat(AuditVerifier.verify(folder).unfinishedBytes()).isEqualTo(300);

        try (AuditLog log = open(150)) {
            assertThat(log.repairedBytes()).isEqualTo(300);
            log.append(ANN, Action.READ, "f", true, "goes on");
        }
        assertThat(AuditVerifier.verify(folder).head().sequence()).isEqualTo(2);

        byte[] notOnly = new byte[300];
        notOnly[299] = 1;
        Files.write(next, notOnly);
        assertThat(AuditVerifier.verify(folder).isIntact()).isFalse();
        Files.write(next, new byte[600_000]);
        assertThat(AuditVerifier.verify(folder).isIntact()).isFalse();
    }

    @Test
    void aTailThatNoEntryBeginsWithIsDamageAndNothingIsCut() throws Exception {
        byte[] whole = twoEntries();
        List<String> tails = List.of("4\t", "3\tyesterday\t", "x", "3\t2026-11-21T12:00:00Z\tann\tFORGE", "\r");
        for (String tail : tails) {
            byte[] bytes = (new String(whole, StandardCharsets.UTF_8) + tail).getBytes(StandardCharsets.UTF_8);
            Files.write(segment(), bytes);

            assertThatThrownBy(() -> open(AuditLog.SEGMENT_BYTES))
                    .as(tail)
                    .isInstanceOf(AuditDamagedException.class)
                    .hasMessageContaining("entry 3, at byte " + whole.length + " of ");
            assertThat(Files.readAllBytes(segment())).isEqualTo(bytes);
        }
    }

    @Test
    void theLastLineFeedTurnedIntoAnythingElseIsDamage() throws Exception {
        byte[] whole = twoEntries();
        whole[whole.length - 1] = 'x';
        Files.write(segment(), whole);

        assertThat(AuditVerifier.verify(folder).damage().orElseThrow().sequence())
                .isEqualTo(2);
        assertThatThrownBy(() -> open(AuditLog.SEGMENT_BYTES)).isInstanceOf(AuditDamagedException.class);
    }

    @Test
    void threadsThatAppendAtOnceGetANumberEachAndTheOrderOfTheirOwn() throws Exception {
        int threads = 4;
        int each = 100;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        List<Future<List<Long>>> numbers = new ArrayList<>();
        try (AuditLog log = open(15_000)) {
            for (int t = 0; t < threads; t++) {
                Principal principal = new Principal("thread " + t);
                numbers.add(executor.submit(() -> {
                    List<Long> own = new ArrayList<>();
                    for (int i = 0; i < each; i++) {
                        own.add(log.append(principal, Action.READ, Integer.toString(i), true, "r")
                                .sequence());
                    }
                    return own;
                }));
            }
            for (Future<List<Long>> own : numbers) {
                assertThat(own.get()).isSorted();
            }
        }
        executor.shutdown();

        int[] next = new int[threads];
        AuditVerification found = AuditVerifier.read(folder, entry -> {
            int thread = Integer.parseInt(entry.principal().name().substring("thread ".length()));
            assertThat(entry.name()).isEqualTo(Integer.toString(next[thread]++));
        });
        assertThat(found.isIntact()).isTrue();
        assertThat(found.head().sequence()).isEqualTo((long) threads * each);
        assertThat(AuditSegment.all(folder)).hasSizeGreaterThan(2);
    }

    private byte[] twoEntries() throws IOException {
        try (AuditLog log = open(AuditLog.SEGMENT_BYTES)) {
            log.append(ANN, Action.WRITE, "ü/b", true, "because it may");
            log.append(ANN, Action.READ, "ü/c", false, "because it may not");
        }
        return Files.readAllBytes(segment());
    }

    private static List<Integer> lineStarts(byte[] bytes) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int i = 0; i < bytes.length - 1; i++) {
            if (bytes[i] == '\n') {
                starts.add(i + 1);
            }
        }
        return starts;
    }

    private Path segment() {
        return folder.resolve("audit-0000000000000000001.log");
    }

    private AuditLog open(long segmentBytes) throws IOException {
        return AuditLog.open(folder, Durability.PROCESS_CRASH, segmentBytes, NOON, AuditFile::open);
    }

    private static byte[] sha256(byte[] previous, String line) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(previous);
        return digest.digest(line.getBytes(StandardCharsets.UTF_8));
    }
}
