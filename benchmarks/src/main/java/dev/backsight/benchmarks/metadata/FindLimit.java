package dev.backsight.benchmarks.metadata;

import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileStat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * How near is the answer to "what is known of this file" to what RocksDB itself takes for it? Making a record of the bytes,
 * and looking out for a store that is being closed, move one of the two; RocksDB moves both.
 *
 * <p>The bare database is a copy of the store's records with RocksDB's own settings; both are asked in a shuffled order.
 * Cache state: as {@link MetadataReadBenchmark}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class FindLimit {

    static final int FILES = 1_000;

    /** Of a folder's name, what all have in common. */
    private static final int FOLDER_PREFIX = "folder-".length();

    private final FileName[] names = new FileName[FILES];
    private final List<byte[]> keys = new ArrayList<>();
    private FilledMetadata metadata;
    private ForkDirectory directory;
    private Options options;
    private RocksDB bare;
    private long turn;

    @Setup
    public void fill() throws IOException, RocksDBException {
        metadata = new FilledMetadata(FILES);
        directory = ForkDirectory.create();
        options = new Options().setCreateIfMissing(true);
        String path = directory.path().resolve("bare").toString();
        try (RocksDB copy = RocksDB.open(options, path)) {
            copyRecords(copy);
        }
        // As a store that was closed and opened again: from its table, not from what was written last.
        bare = RocksDB.open(options, path);
        Arrays.setAll(names, FilledMetadata::name);
        Collections.shuffle(Arrays.asList(names), new Random(3));
        Collections.shuffle(keys, new Random(3));
    }

    /** Everything the store's database has under the names of files, byte for byte. */
    private void copyRecords(RocksDB copy) throws RocksDBException {
        byte[] end = FilledMetadata.folder(0).substring(0, FOLDER_PREFIX).getBytes(StandardCharsets.UTF_8);
        try (RocksDB records = RocksDB.openReadOnly(metadata.database().toString());
                RocksIterator record = records.newIterator()) {
            for (record.seekToFirst(); record.isValid(); record.next()) {
                byte[] key = record.key();
                if (key.length > end.length && Arrays.equals(key, 1, 1 + end.length, end, 0, end.length)) {
                    copy.put(key, record.value());
                    keys.add(key);
                }
            }
            record.status();
        }
    }

    @Benchmark
    public Optional<FileStat> store() throws IOException {
        return metadata.store().find(names[(int) (turn++ % FILES)]);
    }

    @Benchmark
    public byte[] bare() throws RocksDBException {
        return bare.get(keys.get((int) (turn++ % FILES)));
    }

    @TearDown
    public void close() throws IOException {
        bare.close();
        options.close();
        directory.close();
        metadata.close();
    }
}
