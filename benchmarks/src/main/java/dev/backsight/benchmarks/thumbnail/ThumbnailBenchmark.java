package dev.backsight.benchmarks.thumbnail;

import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.workload.Photograph;
import dev.backsight.store.thumbnail.Thumbnail;
import dev.backsight.store.thumbnail.ThumbnailRequest;
import dev.backsight.store.thumbnail.Thumbnailer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does it take to make a small picture of a photograph? The share of pixels that is decoded moves it, then the
 * averaging of those, and the JDK's own JPEG codec.
 *
 * <p>One photograph of {@value #WIDTH} by {@value #HEIGHT} pixels, in memory, to a JPEG of the store's default quality;
 * nothing is taken from the store's cache of thumbnails. Cache state: no disk.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 5,
        jvmArgsAppend = {ForkJvm.MIN_HEAP, ForkJvm.MAX_HEAP, ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class ThumbnailBenchmark {

    static final int WIDTH = 1280;
    static final int HEIGHT = 960;

    @Param("200")
    int side;

    private final Thumbnailer thumbnailer = new Thumbnailer();
    private byte[] photograph;
    private List<ThumbnailRequest> requests;

    @Setup
    public void draw() {
        photograph = Photograph.jpeg(WIDTH, HEIGHT, 1);
        requests = List.of(ThumbnailRequest.jpeg(side));
    }

    @Benchmark
    public List<Thumbnail> create() throws IOException {
        return thumbnailer.create(photograph, requests);
    }
}
