package dev.backsight.benchmarks.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.benchmarks.Params;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ThumbnailLimitTest {

    @Test
    void allSidesMakeTheSameSizeAndAlmostTheSamePicture() throws IOException {
        for (String side : Params.of(ThumbnailLimit.class, "side")) {
            ThumbnailLimit limit = new ThumbnailLimit();
            limit.side = Integer.parseInt(side);
            limit.draw();
            BufferedImage ours = read(limit.store().get(0).bytes());
            BufferedImage theirs = read(limit.thumbnailator());
            assertThat(ours.getWidth()).isEqualTo(limit.side).isEqualTo(theirs.getWidth());
            assertThat(ours.getHeight()).isEqualTo(limit.side * 3 / 4).isEqualTo(theirs.getHeight());
            assertThat(meanDifference(ours, theirs)).isLessThan(6);
            BufferedImage bare = read(limit.bare());
            assertThat(bare.getWidth()).isEqualTo(ours.getWidth());
            assertThat(bare.getHeight()).isEqualTo(ours.getHeight());
            assertThat(meanDifference(ours, bare)).isLessThan(12);
            assertThat(limit.period()).isEqualTo(limit.side == 200 ? 4 : 1);
        }
    }

    private static BufferedImage read(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    /** Of the green channel, 0 to 255. */
    private static double meanDifference(BufferedImage one, BufferedImage other) {
        long sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                sum += Math.abs((one.getRGB(x, y) >> 8 & 255) - (other.getRGB(x, y) >> 8 & 255));
            }
        }
        return (double) sum / one.getWidth() / one.getHeight();
    }
}
