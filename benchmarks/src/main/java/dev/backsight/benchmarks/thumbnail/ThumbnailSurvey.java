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
 * How does the time for a thumbnail depend on the size of the photograph, on the size wanted, and on the format? The pixels
 * that are decoded move it, and for a PNG the pixels that are written.
 *
 * <p>{@link ThumbnailLimit} has the comparison with Thumbnailator. Cache state: the photograph is in memory, no disk; the
 * store's cache of thumbnails is not used.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class ThumbnailSurvey {

    @Param({"1280x960", "4000x3000"})
    String photograph;

    @Param({"64", "200", "800"})
    int side;

    byte[] jpeg;

    private final Thumbnailer thumbnailer = new Thumbnailer();

    @Setup
    public void draw() {
        String[] sides = photograph.split("x", 2);
        jpeg = Photograph.jpeg(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), 1);
    }

    @Benchmark
    public List<Thumbnail> toJpeg() throws IOException {
        return thumbnailer.create(jpeg, List.of(ThumbnailRequest.jpeg(side)));
    }

    @Benchmark
    public List<Thumbnail> toPng() throws IOException {
        return thumbnailer.create(jpeg, List.of(ThumbnailRequest.png(side)));
    }
}
