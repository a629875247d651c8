package dev.backsight.store.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices that are full, fail or lose power while the log is written. */
class AuditLogDeviceTest {

    private static final Principal ANN = new Principal("änn");
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:00.123456789Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void aWriteThatFailsAnywhereDeniesItAndAllThatFollowUntilOpenedAgain() throws Exception {
        for (int room = 0; room < 900; room += 53) {
            Path own = folder.resolve("room " + room);
            SmallDisk disk = new SmallDisk(room);
            int acknowledged = 0;
            try (AuditLog log = AuditLog.open(own, Durability.POWER_LOSS, 300, NOON, disk)) {
                try {
                    while (true) {
                        log.append(ANN, Action.READ, "f", true, "r");
                        acknowledged++;
                    }
                } catch (AuditUnavailableException e) {
                    assertThat(e).hasMessageContaining("No space left").hasMessageContaining("denied");
                }
                disk.free = Long.MAX_VALUE;
                assertThatThrownBy(() -> log.append(ANN, Action.READ, "f", true, "r"))
                        .isInstanceOf(AuditUnavailableException.class)
                        .hasMessageContaining("open it again");
            } catch (IOException e) {
                assertThat(e).as("not even the first line fitted").hasMessage("No space left on device");
            }
            assertThat(disk.open).isZero();

            try (AuditLog log = AuditLog.open(own, Durability.POWER_LOSS, 300, NOON, AuditFile::open)) {
                assertThat(log.head().sequence()).isEqualTo(acknowledged);
                log.append(ANN, Action.READ, "f", true, "again");
            }
            assertThat(AuditVerifier.verify(own).isIntact()).isTrue();
        }
    }

    @Test
    void anFsyncThatFailsDeniesTheAction() throws Exception {
        SmallDisk disk = new SmallDisk(Long.MAX_VALUE);
        try (AuditLog log = AuditLog.open(folder, Durability.POWER_LOSS, AuditLog.SEGMENT_BYTES, NOON, disk)) {
            log.append(ANN, Action.READ, "f", true, "r");
            disk.failsToForce = true;
            assertThatThrownBy(() -> log.append(ANN, Action.READ, "f", true, "r"))
                    .isInstanceOf(AuditUnavailableException.class)
                    .hasMessageContaining("Input/output error");
            disk.failsToForce = false;
            assertThatThrownBy(() -> log.append(ANN, Action.READ, "f", true, "r"))
                    .isInstanceOf(AuditUnavailableException.class);
        }
    }

    @Test
    void anFsyncThatFailsWhileAnotherThreadBeginsASegmentDeniesBoth() throws Exception {
        SmallDisk disk = new SmallDisk(Long.MAX_VALUE);
        AtomicReference<@Nullable Throwable> first = new AtomicReference<>();
        AtomicReference<@Nullable Throwable> second = new AtomicReference<>();
        try (AuditLog log = AuditLog.open(folder, Durability.POWER_LOSS, 150, NOON, disk)) {
            Thread rotating = new Thread(() -> second.set(failureOfAppending(log)));
            Thread forcing = new Thread(() -> first.set(failureOfAppending(log)));
            disk.onForce = () -> {
                if (Thread.currentThread() == forcing) {
                    // The entry is written, and fills the segment: the next one begins another.
                    rotating.start();
                    while (rotating.getState() != Thread.State.BLOCKED) {
                        Thread.onSpinWait();
                    }
                    throw new IOException("Input/output error");
                }
            };
            forcing.start();
            forcing.join();
            rotating.join();
        }
        assertThat(first.get()).isInstanceOf(AuditUnavailableException.class);
        assertThat(second.get()).isInstanceOf(AuditUnavailableException.class);
        assertThat(disk.open).isZero();
    }

    @Test
    void anErrorWhileWritingMakesTheLogUnusableAndAnEntryCutShortIsRepaired() throws Exception {
        SmallDisk disk = new SmallDisk(Long.MAX_VALUE);
        try (AuditLog log = AuditLog.open(folder, Durability.POWER_LOSS, AuditLog.SEGMENT_BYTES, NOON, disk)) {
            disk.free = 20;
            disk.failsWith = new OutOfMemoryError("no room for a copy");
            assertThatThrownBy(() -> log.append(ANN, Action.READ, "f", true, "r"))
                    .isInstanceOf(OutOfMemoryError.class);
            disk.free = Long.MAX_VALUE;
            assertThatThrownBy(() -> log.append(ANN, Action.READ, "f", true, "r"))
                    .isInstanceOf(AuditUnavailableException.class);
        }
        try (AuditLog log = open(AuditLog.SEGMENT_BYTES)) {
            assertThat(log.repairedBytes()).isEqualTo(20);
        }
    }

    @Test
    void closesItsFileAlsoIfTheDeviceFailsThen() throws Exception {
        SmallDisk disk = new SmallDisk(Long.MAX_VALUE);
        AuditLog log = AuditLog.open(folder, Durability.POWER_LOSS, AuditLog.SEGMENT_BYTES, NOON, disk);
        disk.failsToForce = true;

        assertThatThrownBy(log::close).hasMessage("Input/output error");

        assertThat(disk.open).isZero();
    }

    @Test
    void theHeadIsNeverAheadOfTheDevice() throws Exception {
        SmallDisk disk = new SmallDisk(Long.MAX_VALUE);
        List<Long> whileForcing = new ArrayList<>();
        try (AuditLog log = AuditLog.open(folder, Durability.POWER_LOSS, AuditLog.SEGMENT_BYTES, NOON, disk)) {
            disk.onForce = () -> whileForcing.add(log.head().sequence());
            log.append(ANN, Action.READ, "f", true, "r");
            log.append(ANN, Action.READ, "f", true, "r");
            assertThat(whileForcing).containsExactly(0L, 1L);
            assertThat(log.head().sequence()).isEqualTo(2);
        }
    }

    @Test
    void bringsTheEndOfTheLogOntoTheDeviceWhenOpenedWithoutKnowingWhoWroteIt() throws Exception {
        try (AuditLog log = open(150)) {
            log.append(ANN, Action.READ, "f", true, "in the first segment");
            log.append(ANN, Action.READ, "f", true, "in the second");
        }
        SmallDisk disk = new SmallDisk(Long.MAX_VALUE);
        disk.failsToForce = true;

        assertThatThrownBy(() -> AuditLog.open(folder, Durability.POWER_LOSS, 150, NOON, disk))
                .hasMessage("Input/output error");

        assertThat(disk.open).isZero();
        disk.failsToForce = false;
        AuditLog.open(folder, Durability.POWER_LOSS, 150, NOON, disk).close();
        assertThat(disk.forced)
                .startsWith(
                        AuditSegment.in(folder, 1).path(),
                        AuditSegment.in(folder, 2).path());
    }

    private static @Nullable Throwable failureOfAppending(AuditLog log) {
        try {
            log.append(ANN, Action.READ, "f", true, "long enough to fill a segment");
            return null;
        } catch (AuditUnavailableException e) {
            return e;
        }
    }

    @Test
    void anInterruptedThreadDoesNotCloseTheLogForOthers() throws Exception {
        try (AuditLog log = open(AuditLog.SEGMENT_BYTES)) {
            Thread.currentThread().interrupt();
            log.append(ANN, Action.READ, "f", true, "r");
            assertThat(Thread.interrupted()).isTrue();
            log.append(ANN, Action.READ, "f", true, "r");
        }
        assertThat(AuditVerifier.verify(folder).head().sequence()).isEqualTo(2);
    }

    private AuditLog open(long segmentBytes) throws IOException {
        return AuditLog.open(folder, Durability.PROCESS_CRASH, segmentBytes, NOON, AuditFile::open);
    }

    /** Real files, up to a number of bytes altogether; counts what is open. */
    private static final class SmallDisk implements AuditFile.Opener {

        private long free;
        private boolean failsToForce;
        private @Nullable Error failsWith;
        private OnForce onForce = () -> {};
        private final List<Path> forced = new ArrayList<>();
        private int open;

        SmallDisk(long free) {
            this.free = free;
        }

        @Override
        public AuditFile open(Path path) throws IOException {
            AuditFile file = AuditFile.open(path);
            open++;
            return new AuditFile() {
                private boolean closed;

                @Override
                public void append(byte[] bytes) throws IOException {
                    int fits = (int) Math.min(free, bytes.length);
                    free -= fits;
                    file.append(Arrays.copyOf(bytes, fits));
                    if (fits < bytes.length && failsWith != null) {
                        throw failsWith;
                    }
                    if (fits < bytes.length) {
                        throw new IOException("No space left on device");
                    }
                }

                @Override
                public void force() throws IOException {
                    if (failsToForce) {
                        throw new IOException("Input/output error");
                    }
                    onForce.run();
                    file.force();
                    forced.add(path);
                }

                @Override
                public void close() throws IOException {
                    if (!closed) {
                        closed = true;
                        open--;
                    }
                    file.close();
                }
            };
        }

        /** What happens before the device is waited for. */
        @FunctionalInterface
        private interface OnForce {

            void run() throws IOException;
        }
    }
}
