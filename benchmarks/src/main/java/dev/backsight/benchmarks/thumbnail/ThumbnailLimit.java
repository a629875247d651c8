package dev.backsight.benchmarks.thumbnail;

import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.workload.Photograph;
import dev.backsight.store.thumbnail.Thumbnail;
import dev.backsight.store.thumbnail.ThumbnailRequest;
import dev.backsight.store.thumbnail.Thumbnailer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.coobird.thumbnailator.Thumbnails;
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
 * How much does it save to decode only the pixels that a thumbnail needs? The size asked for moves it, and the codec.
 *
 * <p>A JPEG of 12 million pixels in memory, to a JPEG of quality 85, beside what most Java programs use for it. Both
 * make the same size; the store averages over a sixteenth of the pixels at the least, Thumbnailator over all.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class ThumbnailLimit {

    private static final int QUALITY = 85;

    @Param({"200", "800"})
    int side;

    private byte[] photograph;
    private Thumbnailer thumbnailer;
    private List<ThumbnailRequest> requests;

    @Setup
    public void draw() {
        photograph = Photograph.jpeg(4000, 3000, 1);
        thumbnailer = new Thumbnailer();
        requests = List.of(ThumbnailRequest.jpeg(side));
    }

    @Benchmark
    public List<Thumbnail> store() throws IOException {
        return thumbnailer.create(photograph, requests);
    }

    @Benchmark
    public byte[] thumbnailator() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Thumbnails.of(new ByteArrayInputStream(photograph))
                .size(side, side)
                .outputFormat("jpg")
                .outputQuality(QUALITY / 100.0)
                .toOutputStream(bytes);
        return bytes.toByteArray();
    }
}
