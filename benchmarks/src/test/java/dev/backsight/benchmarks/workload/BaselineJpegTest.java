package dev.backsight.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineJpegTest {

    @ParameterizedTest
    @CsvSource({"400, 304, 1.03", "37, 21, 1.15", "1, 1, 1.15"})
    void theJdkReadsTheSamePictureFromItAsFromItsOwnFile(int width, int height, double mostLonger) throws IOException {
        int[] rgb = Photograph.pixels(width, height, 4);
        byte[] ours = BaselineJpeg.encode(rgb, width, height, 90);
        byte[] theirs = encodeByJdk(rgb, width, height);

        // Theirs leaves out what lies beyond the edges, where ours repeats the last pixels.
        assertThat((double) ours.length / theirs.length).isBetween(0.97, mostLonger);
        BufferedImage one = ImageIO.read(new ByteArrayInputStream(ours));
        BufferedImage other = ImageIO.read(new ByteArrayInputStream(theirs));
        assertThat(one.getWidth()).isEqualTo(width);
        assertThat(one.getHeight()).isEqualTo(height);
        assertThat(meanDifference(one, other)).isLessThan(1.5);
    }

    private static byte[] encodeByJdk(int[] rgb, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, rgb, 0, width);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(0.9f);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Over all colours, 0 to 255. */
    private static double meanDifference(BufferedImage one, BufferedImage other) {
        long sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    sum += Math.abs((one.getRGB(x, y) >> shift & 255) - (other.getRGB(x, y) >> shift & 255));
                }
            }
        }
        return sum / 3.0 / one.getWidth() / one.getHeight();
    }
}
