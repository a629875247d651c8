package dev.backsight.benchmarks.thumbnail;

import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.workload.Photograph;
import dev.backsight.store.thumbnail.Thumbnail;
import dev.backsight.store.thumbnail.ThumbnailRequest;
import dev.backsight.store.thumbnail.Thumbnailer;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
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
 * How much does it save to decode only the pixels that a thumbnail needs, and how near is that to what the JDK takes for
 * it? The size asked for moves it, and the codec; the averaging of pixels moves the store's time alone.
 *
 * <p>A JPEG of 12 million pixels in memory, to a JPEG of quality 85, beside what most Java programs use for it, and beside
 * the JDK by itself. All make the same size; the store averages over a sixteenth of the pixels at the least, Thumbnailator
 * over all, and the bare one decodes what the store does, of which it looks at four for each that it draws. Cache state:
 * no disk.
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

    private static final int WIDTH = 4000;
    private static final int HEIGHT = 3000;

    private byte[] photograph;
    private Thumbnailer thumbnailer;
    private List<ThumbnailRequest> requests;

    @Setup
    public void draw() {
        photograph = Photograph.jpeg(WIDTH, HEIGHT, 1);
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

    /** Every so many pixels are decoded, and drawn smaller with bilinear interpolation. */
    @Benchmark
    public byte[] bare() throws IOException {
        BufferedImage small = new BufferedImage(side, side * HEIGHT / WIDTH, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(decode(period()), 0, 0, small.getWidth(), small.getHeight(), null);
        graphics.dispose();
        return encode(small);
    }

    /** As the store has it: at least four pixels for each of the thumbnail, in each direction. */
    int period() {
        return Integer.highestOneBit(Math.max(1, WIDTH / side / 4));
    }

    private BufferedImage decode(int period) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(photograph))) {
            reader.setInput(stream, true, true);
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(period, period, 0, 0);
            return reader.read(0, param);
        } finally {
            reader.dispose();
        }
    }

    private static byte[] encode(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY / 100f);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
