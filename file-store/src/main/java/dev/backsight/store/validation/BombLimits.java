package dev.backsight.store.validation;

/**
 * How far a content may unfold. All levels of nesting are added up, so that a bomb cannot hide in a box within a box; and
 * as scanning ends at the first limit, they bound its time, too.
 *
 * @param maxExpandedBytes bytes a container expands to, at least 1
 * @param maxRatio expanded bytes for each byte of the content, at least 1
 * @param ratioGraceBytes expanded bytes below which the ratio is not looked at, because small files compress absurdly well
 * @param maxEntries files in archives, 1 to {@value #MOST_ENTRIES}
 * @param maxDepth containers within containers, 1 for a container of plain files, up to 16
 * @param maxPixels width times height an image's header may announce, at least 1
 */
public record BombLimits(
        long maxExpandedBytes, int maxRatio, long ratioGraceBytes, int maxEntries, int maxDepth, long maxPixels) {

    /** Each entry of an archive takes some 200 bytes of memory while it is scanned. */
    public static final int MOST_ENTRIES = 1_000_000;

    public BombLimits {
        require(maxExpandedBytes >= 1, "maxExpandedBytes must be at least 1", maxExpandedBytes);
        require(maxRatio >= 1, "maxRatio must be at least 1", maxRatio);
        require(ratioGraceBytes >= 0, "ratioGraceBytes must not be negative", ratioGraceBytes);
        require(
                maxEntries >= 1 && maxEntries <= MOST_ENTRIES,
                "maxEntries must be in 1 to " + MOST_ENTRIES,
                maxEntries);
        require(maxDepth >= 1 && maxDepth <= 16, "maxDepth must be in 1 to 16", maxDepth);
        require(maxPixels >= 1, "maxPixels must be at least 1", maxPixels);
    }

    /**
     * <ul>
     *   <li>1 GiB expanded: seconds of one core to scan, and what most consumers can hold on disk.
     *   <li>A ratio of 100, from 16 MiB expanded on: documents and logs stay below 30; Apache POI and Apache Tika draw
     *       the line at 100, too. Deflate alone reaches 1,032.
     *   <li>100,000 entries: more than the largest source trees; inode exhaustion begins beyond.
     *   <li>4 levels: a JAR in a WAR in an EAR in a ZIP.
     *   <li>100 million pixels: 400 MB once decoded, above any camera that is not a stitcher.
     * </ul>
     */
    public static BombLimits defaults() {
        return new BombLimits(1L << 30, 100, 16L << 20, 100_000, 4, 100_000_000);
    }

    private static void require(boolean holds, String rule, long value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", but is " + value);
        }
    }
}
