package dev.backsight.store.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives file ids, each greater than all it gave before, to whatever threads, also when the clock stands or steps back.
 * Without a lock.
 *
 * <p>The time and the 12 bits after it are one counter of 60 bits, which follows the clock and is never set back (RFC
 * 9562, section 6.2, fixed bit-length dedicated counter). After 4,096 ids of one millisecond it runs ahead of the clock,
 * as the RFC allows, and waits for it from then on. The last 62 bits are the counter, mixed with a key that is drawn once
 * from {@link SecureRandom}: other processes, which have other keys, give the same id with a chance of 2<sup>-62</sup>
 * where their counters meet. Ids are unique, not secret: whoever knows one may guess others.
 */
public final class FileIdGenerator implements FileIds {

    private static final FileIdGenerator SYSTEM = new FileIdGenerator(Clock.systemUTC(), new SecureRandom().nextLong());

    private final Clock clock;
    private final long key;
    private final AtomicLong last = new AtomicLong(-1);

    FileIdGenerator(Clock clock, long key) {
        this.clock = clock;
        this.key = key;
    }

    /** The one of this process, by the system's clock. */
    public static FileIdGenerator system() {
        return SYSTEM;
    }

    /** One of its own, by that clock. */
    public static FileIdGenerator of(Clock clock) {
        return new FileIdGenerator(clock, new SecureRandom().nextLong());
    }

    @Override
    public FileId next() {
        long now = Math.max(0, Math.min(FileId.MAX_MILLIS, clock.millis())) << 12;
        long counter = now;
        long before = last.get();
        while (true) {
            counter = Math.max(now, before + 1);
            long witness = last.compareAndExchange(before, counter);
            if (witness == before) {
                break;
            }
            before = witness;
        }
        return FileId.of(counter >>> 12, (int) counter, mix(counter + key));
    }

    /** The finaliser of SplitMix64 (G. Steele, D. Lea, C. Flood: Fast splittable pseudorandom number generators, 2014). */
    private static long mix(long value) {
        long z = value * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
