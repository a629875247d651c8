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

    /**
     * Held while waiting for the device, and while one segment takes another's place; taken before {@link #order}. An
     * fsync tells of an error once, to one of those who ask: were two to ask at a time, the other would take its entry for
     * safe.
     */
    private final Object device = new Object();

    /** Guards what is below. */
    private final Object order = new Object();

    private AuditFile file;
    private long written;
    private AuditHead head;
    private @Nullable Throwable failure;

    /** What is on the device; written while holding {@link #device}. */
    private volatile AuditHead forced;

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
        this.forced = head;
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
        if (segmentBytes < AuditLine.MAX_HEADER_BYTES) {
            throw new IllegalArgumentException("a segment has room for more than its first line, so at least "
                    + AuditLine.MAX_HEADER_BYTES + " bytes, not " + segmentBytes);
        }
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
            if (log.written == 0) {
                log.writeHeader();
            }
            if (synchronous) {
                // Whoever wrote the end may have been killed before it was on the device, where it now counts as being.
                if (segments.size() > 1) {
                    forcePrevious(segments.get(start), opener);
                }
                file.force();
                FolderSync.force(folder);
            }
        } catch (Throwable e) {
            file.close();
            throw e;
        }
        return log;
    }

    private static void forcePrevious(AuditSegment segment, AuditFile.Opener opener) throws IOException {
        try (AuditFile previous = opener.open(segment.path())) {
            previous.force();
        }
    }

    private void writeHeader() throws IOException {
        byte[] header = AuditLine.header(head);
        file.append(header);
        written = header.length;
    }

    /**
     * Keeps a decision. When it returns, the entry survives what the log's durability promises.
     *
     * @throws AuditUnavailableException if it cannot be kept; it may be in the log nevertheless
     */
    AuditEntry append(Principal principal, Action action, String name, boolean allowed, String reason)
            throws AuditUnavailableException {
        AuditEntry entry = null;
        while (entry == null) {
            synchronized (order) {
                requireUsable();
                if (written < segmentBytes) {
                    entry = new AuditEntry(
                            head.sequence() + 1, clock.instant(), principal, action, name, allowed, reason);
                    write(entry);
                }
            }
            if (entry == null) {
                beginSegment();
            }
        }
        if (synchronous) {
            force(entry.sequence());
        }
        return entry;
    }

    private void write(AuditEntry entry) throws AuditUnavailableException {
        AuditLine.Encoded encoded = AuditLine.encode(entry, head);
        byte[] line = encoded.bytes();
        try {
            file.append(line);
        } catch (Throwable e) {
            throw failed(e);
        }
        written += line.length;
        head = encoded.head();
    }

    private void beginSegment() throws AuditUnavailableException {
        synchronized (device) {
            synchronized (order) {
                requireUsable();
                if (written < segmentBytes) {
                    // Another thread has, while this one waited.
                    return;
                }
                try {
                    replaceFile();
                } catch (Throwable e) {
                    throw failed(e);
                }
            }
        }
    }

    private void replaceFile() throws IOException {
        // The old one first: a log must not have a hole in its middle after power is lost.
        if (synchronous) {
            file.force();
            forced = head;
        }
        AuditFile next =
                opener.open(AuditSegment.in(folder, head.sequence() + 1).path());
        AuditFile old = file;
        file = next;
        old.close();
        writeHeader();
        if (synchronous) {
            file.force();
            FolderSync.force(folder);
        }
    }

    private void force(long sequence) throws AuditUnavailableException {
        synchronized (device) {
            if (forced.sequence() >= sequence) {
                return;
            }
            AuditFile toForce;
            AuditHead upTo;
            synchronized (order) {
                requireUsable();
                toForce = file;
                upTo = head;
            }
            try {
                toForce.force();
            } catch (Throwable e) {
                synchronized (order) {
                    throw failed(e);
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

    /** Nobody knows what of an entry is on the disk: takes no more. Errors are thrown as they are. */
    private AuditUnavailableException failed(Throwable cause) {
        failure = cause;
        if (cause instanceof Error error) {
            throw error;
        }
        return new AuditUnavailableException(
                "the audit log in " + folder + " could not be written (" + cause.getMessage()
                        + "), so the action is denied; see to the disk and open it again",
                cause);
    }

    /**
     * The last entry that survives what the log's durability promises; keep it elsewhere as an anchor. With
     * {@link Durability#PROCESS_CRASH} loss of power may leave a log that ends before it, and seems to have been cut off.
     */
    public AuditHead head() {
        if (synchronous) {
            return forced;
        }
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
        synchronized (device) {
            synchronized (order) {
                // Closed in any case, also if the device fails.
                try (AuditFile last = file) {
                    if (failure == null) {
                        failure = new IllegalStateException("the log is closed");
                        if (synchronous) {
                            last.force();
                            forced = head;
                        }
                    }
                }
            }
        }
    }
}
