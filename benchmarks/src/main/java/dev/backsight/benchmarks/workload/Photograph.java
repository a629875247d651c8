package dev.backsight.benchmarks.workload;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture that costs a codec what a photograph does: gradients and edges under the noise of a sensor. Its pixels are the
 * same everywhere; its bytes depend on the JDK's JPEG encoder.
 */
public final class Photograph {

    private static final float QUALITY = 0.9f;
    private static final int NOISE = 1 << 16;

    private Photograph() {}

    /** As a baseline JPEG of quality 90. */
    public static byte[] jpeg(int width, int height, long seed) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(pixels(width, height, seed), null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static BufferedImage pixels(int width, int height, long seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        int[] noise = new int[NOISE];
        for (int i = 0; i < NOISE; i++) {
            noise[i] = (int) Math.round(random.nextGaussian() * 6);
        }
        int n = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                // StrictMath: the same pixels whatever the processor offers.
                double wave = 40 * StrictMath.sin(x * 0.011) * StrictMath.cos(y * 0.017) + (x / 97 + y / 131) % 3 * 20;
                int pixel = 0;
                for (int band = 0; band < 3; band++) {
                    double gradient = band == 0 ? 100.0 * x / width : 100.0 * y / height;
                    int level = (int) (60 + gradient + wave) + noise[n++ % NOISE];
                    pixel = pixel << 8 | Math.max(0, Math.min(255, level));
                }
                // Not in step with the rows, so that no pattern shows.
                n += x == 0 ? random.nextInt(NOISE) : 0;
                image.setRGB(x, y, pixel);
            }
        }
        return image;
    }
}
