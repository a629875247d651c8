package dev.backsight.store.compression.adaptive;

import dev.backsight.store.compression.TrialSchedule;
import org.jspecify.annotations.Nullable;

/**
 * Decides for the blocks of one content, in order, which are worth an attempt at compression: {@link TrialSchedule} says
 * when it is time for one, and a sample of the block, if so chosen, whether to make it. A block that is left out for its
 * sample counts as a failed attempt.
 *
 * <p>A sample sees how often each byte occurs, and not that bytes repeat: a picture without compression that shows noise
 * twice looks like noise. Therefore an attempt is made against the sample when the schedule's pause is the longest, and if
 * it succeeds, samples are not asked again. In blocks of 256 KiB such content is found out after 9 MiB, and content that
 * is noise to its end costs one attempt in seventeen blocks.
 */
public final class BlockAttempts {

    /**
     * From how many bits per byte on a block is left out. See the package's documentation for the measurements behind it.
     */
    static final double WILL_NOT_SHRINK = 7.9;

    /** Shorter blocks are tried: their samples say little, and compressing them costs little. */
    static final int MIN_SAMPLED = 4 << 10;

    private final TrialSchedule schedule = new TrialSchedule();
    /** Null if samples are not asked, or no longer. */
    private @Nullable ByteEntropy entropy;

    private boolean againstSample;

    public BlockAttempts(CompressionChoice choice) {
        entropy = choice.sampled() ? new ByteEntropy() : null;
    }

    /** Whether to try the next block; each call moves on by one block. */
    public boolean tryNext(byte[] bytes, int offset, int length) {
        if (!schedule.tryNext()) {
            return false;
        }
        if (entropy == null || length < MIN_SAMPLED || entropy.of(bytes, offset, length) < WILL_NOT_SHRINK) {
            return true;
        }
        againstSample = schedule.pausesLongest();
        if (!againstSample) {
            schedule.tried(false);
        }
        return againstSample;
    }

    /** Tells how the attempt at the block asked for last went. */
    public void tried(boolean compressed) {
        schedule.tried(compressed);
        if (compressed && againstSample) {
            entropy = null;
        }
        againstSample = false;
    }
}
