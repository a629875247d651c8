package dev.backsight.benchmarks.workload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

/**
 * Files of a store: how many, how large, and what is in them. Sizes are drawn by {@link FileSizes}; contents are pieces of
 * one log, and no two of them are alike, nor any two versions of one. Safe for use by many threads.
 */
public final class FilePopulation {

    /** Hexadecimal digits that tell versions and files apart. */
    private static final int STAMP = 24;

    private static final int FOLDER = 32;

    private final byte[] log;
    private final int[] sizes;
    private final int[] offsets;

    /**
     * @param files at least 1
     * @param mostBytes of a file, at least 4 KiB; larger ones are drawn again
     */
    public FilePopulation(int files, int mostBytes, long seed) {
        Random random = new Random(seed);
        log = Workload.JSON.generate(seed, 2 * mostBytes);
        sizes = new int[files];
        Arrays.setAll(sizes, file -> FileSizes.next(random, STAMP, mostBytes));
        offsets = new int[files];
        Arrays.setAll(offsets, file -> random.nextInt(log.length - sizes[file] + 1));
    }

    public int files() {
        return sizes.length;
    }

    public String name(int file) {
        return "folder-" + file / FOLDER + "/file-" + file % FOLDER + ".json";
    }

    /** Bytes of all versions of a file. */
    public int size(int file) {
        return sizes[file];
    }

    /** One version of a file, in an array of its own. */
    public byte[] content(int file, long version) {
        byte[] content = Arrays.copyOfRange(log, offsets[file], offsets[file] + sizes[file]);
        HexFormat hex = HexFormat.of();
        byte[] stamp = (hex.toHexDigits(file) + hex.toHexDigits(version)).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(stamp, 0, content, 0, STAMP);
        return content;
    }
}
