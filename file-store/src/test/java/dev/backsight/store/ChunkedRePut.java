package dev.backsight.store;

import dev.backsight.store.chunking.ChunkSizes;
import dev.backsight.store.content.Chunking;
import dev.backsight.store.metadata.FileStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Puts 256 MiB, changes 1 % of it in scattered places, puts it again, and prints how much was written: the table in the
 * module's guide. Incompressible content, so that what is saved is saved by sharing alone.
 */
public final class ChunkedRePut {

    private static final int SIZE = 256 << 20;

    private ChunkedRePut() {}

    /** @param arguments a folder to work in, which must be empty */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        byte[] content = Contents.random(1, SIZE);
        System.out.println(
                "least chunk   average   length of an edit   edits   written / size   first put MB/s   again MB/s");
        for (int[] kib : new int[][] {{4, 8}, {8, 16}, {8, 32}, {16, 32}, {16, 64}, {32, 64}, {64, 128}}) {
            ChunkSizes sizes = new ChunkSizes(kib[0] << 10, kib[1] << 10, 256 << 10, 2);
            for (int edit : new int[] {4 << 10, 8 << 10, 16 << 10, 64 << 10, 256 << 10}) {
                measure(folder.resolve(kib[0] + "-" + kib[1] + "-" + edit), content, sizes, edit);
            }
        }
    }

    private static void measure(Path root, byte[] content, ChunkSizes sizes, int edit) throws IOException {
        FileStoreOptions options = FileStoreOptions.defaults()
                .withDurability(Durability.PROCESS_CRASH)
                .withChunking(Chunking.standard().withSizes(sizes));
        int edits = Math.round(SIZE / 100f / edit);
        byte[] changed = Edits.overwrite(content, edit, edits, edit);
        try (FileStore store = FileStore.open(root, options)) {
            long start = System.nanoTime();
            store.put("file", content);
            long between = System.nanoTime();
            FileStat again = store.put("file", changed);
            long end = System.nanoTime();
            System.out.printf(
                    Locale.ROOT,
                    "%7d KiB %5d KiB %15d KiB %7d %14.2f %% %16.0f %12.0f%n",
                    sizes.min() >> 10,
                    sizes.average() >> 10,
                    edit >> 10,
                    edits,
                    100.0 * again.storedSize() / SIZE,
                    SIZE * 1e3 / (between - start),
                    SIZE * 1e3 / (end - between));
            store.delete("file");
        }
    }
}
