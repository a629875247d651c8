package dev.backsight.benchmarks.fork;

/**
 * Flags of the JVM a benchmark runs in. The heap has a fixed size, so that no iteration pays for its growth. The serial
 * collector has no threads of its own that would compete with the measured one for two cores, sizes nothing adaptively,
 * and collects young garbage, of which there is nothing else here, in well under a millisecond.
 */
public final class ForkJvm {

    public static final String MIN_HEAP = "-Xms512m";
    public static final String MAX_HEAP = "-Xmx512m";
    public static final String COLLECTOR = "-XX:+UseSerialGC";

    /** RocksDB and zstd are native; from Java 24 on the JVM warns unless told that this is meant. */
    public static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    private ForkJvm() {}
}
