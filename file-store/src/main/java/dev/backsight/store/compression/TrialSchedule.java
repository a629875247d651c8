package dev.backsight.store.compression;

/**
 * Decides for the blocks of one content, in order, which are worth an attempt at compression. After an incompressible
 * block it leaves out 1 block, after the next failure in a row 2, then 4, 8, and from then on {@value #LONGEST_PAUSE}.
 * A success starts over. So a film costs one attempt in seventeen, and an archive that turns to text half-way is noticed.
 */
public final class TrialSchedule {

    private static final int LONGEST_PAUSE = 16;

    private int pause;
    private int blocksToLeaveOut;

    /** Whether to try the next block; each call moves on by one block. */
    public boolean tryNext() {
        if (blocksToLeaveOut == 0) {
            return true;
        }
        blocksToLeaveOut--;
        return false;
    }

    /** Whether so many attempts have failed in a row that pauses no longer grow. */
    public boolean pausesLongest() {
        return pause == LONGEST_PAUSE;
    }

    /** Tells how the attempt at the block asked for last went. */
    public void tried(boolean compressed) {
        pause = compressed ? 0 : Math.min(LONGEST_PAUSE, Math.max(1, 2 * pause));
        blocksToLeaveOut = pause;
    }
}
