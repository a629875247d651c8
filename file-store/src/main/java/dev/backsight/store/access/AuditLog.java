package dev.backsight.store.access;

import dev.backsight.store.Durability;
import dev.backsight.store.content.FolderSync;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appends decisions to a hash-chained log; see the package's documentation for its format. Safe for use by many threads:
 * entries are in the order of their numbers, and threads that wait for the device at the same time share one fsync. One
 * process at a time: {@link AccessControl} sees to that.
 */
public final class AuditLog implements Closeable {

    /** A segment that has reached this many bytes is followed by another. */
    static final long SEGMENT_BYTES = 64L << 20;

    private final Path folder;
    private final boolean synchronous;
    private final long segmentBytes;
    private final Clock clock;
    private final AuditFile.Opener opener;
    private final long repaired;

    /** Guards everything below but {@link #forced}. */
    private final Object order = new Object();

    private AuditFile file;
    private long written;
    private AuditHead head;
    private @Nullable Exception failure;

    /** Held while waiting for the device; taken before {@link #order} where both are. */
    private final Object device = new Object();

    private long forced;

    private AuditLog(
            Path folder,
            boolean synchronous,
            long segmentBytes,
            Clock clock,
            AuditFile.Opener opener,
            SegmentReader last,
            AuditVerification found,
            AuditFile file) {
        this.folder = folder;
        this.synchronous = synchronous;
        this.segmentBytes = segmentBytes;
        this.clock = clock;
        this.opener = opener;
        this.repaired = found.unfinishedBytes();
        this.file = file;
        this.written = last.goodBytes();
        this.head = found.head();
        this.forced = head.sequence();
    }

    /**
     * Opens the log in {@code folder}, and begins one if there is none. Cuts off an entry that was not finished, and
     * tells how many bytes that were; see {@link #repairedBytes}. Reads the last two segments; for all of them there is
     * {@link AuditVerifier}.
     *
     * @throws AuditDamagedException if one of these is not what was written. Nothing is changed then.
     */
    static AuditLog open(Path folder, Durability durability, long segmentBytes, Clock clock, AuditFile.Opener opener)
            throws IOException {
        Files.createDirectories(folder);
        boolean synchronous = durability == Durability.POWER_LOSS;
        List<AuditSegment> segments = AuditSegment.all(folder);
        if (segments.isEmpty()) {
            AuditSegment first = AuditSegment.in(folder, 1);
            Files.createFile(first.path());
            segments = List.of(first);
        }
        int start = Math.max(0, segments.size() - 2);
        AuditHead previous =
                start == 0 ? AuditHead.GENESIS : segments.get(start).previous();
        AuditSegment last = segments.get(segments.size() - 1);
        SegmentReader reader = new SegmentReader(segments.get(start), previous, start == segments.size() - 1, e -> {});
        AuditVerification found = reader.read();
        if (found.isIntact() && segments.size() > 1) {
            reader = new SegmentReader(last, found.head(), true, e -> {});
            found = reader.read();
        }
        if (found.damage().isPresent()) {
            throw new AuditDamagedException("the audit log was tampered with or damaged: "
                    + found.damage().get() + "; keep it as evidence, and begin a new one in another folder");
        }
        if (found.unfinishedBytes() > 0) {
            Truncation.cut(last.path(), reader.goodBytes());
        }
        AuditFile file = opener.open(last.path());
        AuditLog log = new AuditLog(folder, synchronous, segmentBytes, clock, opener, reader, found, file);
        try {
            log.writeHeaderIfMissing();
        } catch (Throwable e) {
            file.close();
            throw e;
        }
        return log;
    }

    private void writeHeaderIfMissing() throws IOException {
        if (written == 0) {
            byte[] header = AuditLine.header(head);
            file.append(header);
            written = header.length;
            if (synchronous) {
                file.force();
                FolderSync.force(folder);
            }
        }
    }

    /**
     * Keeps a decision. When it returns, the entry survives what the log's durability promises.
     *
     * @throws AuditUnavailableException if it cannot be kept; it may be in the log nevertheless
     */
    AuditEntry append(Principal principal, Action action, String name, boolean allowed, String reason)
            throws AuditUnavailableException {
        AuditEntry entry;
        synchronized (order) {
            requireUsable();
            entry = new AuditEntry(head.sequence() + 1, clock.instant(), principal, action, name, allowed, reason);
            try {
                write(entry);
            } catch (IOException | RuntimeException e) {
                throw failed(e);
            }
        }
        if (synchronous) {
            force(entry.sequence());
        }
        return entry;
    }

    private void write(AuditEntry entry) throws IOException {
        if (written >= segmentBytes) {
            beginSegment();
        }
        AuditHead next = AuditLine.headAfter(head, entry);
        byte[] line = AuditLine.encode(entry, next);
        file.append(line);
        written += line.length;
        head = next;
    }

    private void beginSegment() throws IOException {
        // The old one first: a log must not have a hole in its middle after power is lost.
        if (synchronous) {
            file.force();
        }
        AuditFile next =
                opener.open(AuditSegment.in(folder, head.sequence() + 1).path());
        AuditFile old = file;
        file = next;
        old.close();
        written = 0;
        writeHeaderIfMissing();
    }

    private void force(long sequence) throws AuditUnavailableException {
        synchronized (device) {
            if (forced >= sequence) {
                return;
            }
            AuditFile toForce;
            long upTo;
            synchronized (order) {
                requireUsable();
                toForce = file;
                upTo = head.sequence();
            }
            try {
                toForce.force();
            } catch (IOException | RuntimeException e) {
                synchronized (order) {
                    // Closed, because a new segment was begun: then what was in it is on the device.
                    if (toForce == file) {
                        throw failed(e);
                    }
                }
            }
            forced = upTo;
        }
    }

    private void requireUsable() throws AuditUnavailableException {
        if (failure != null) {
            throw new AuditUnavailableException(
                    "the audit log in " + folder
                            + " cannot be written, so everything is denied; see to the disk and open" + " it again",
                    failure);
        }
    }

    private AuditUnavailableException failed(Exception cause) {
        failure = cause;
        return new AuditUnavailableException(
                "the audit log in " + folder + " could not be written (" + cause.getMessage()
                        + "), so the action is denied; see to the disk and open it again",
                cause);
    }

    /** The last entry written so far; keep it elsewhere as an anchor. */
    public AuditHead head() {
        synchronized (order) {
            return head;
        }
    }

    /** How many bytes of an unfinished entry were cut off when the log was opened; usually 0. */
    public long repairedBytes() {
        return repaired;
    }

    /** Later appends fail. */
    @Override
    public void close() throws IOException {
        synchronized (order) {
            if (failure == null) {
                failure = new IllegalStateException("the log is closed");
                if (synchronous) {
                    file.force();
                }
            }
            file.close();
        }
    }
}
