package dev.backsight.benchmarks.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.benchmarks.Params;
import dev.backsight.benchmarks.workload.Photograph;
import dev.backsight.store.thumbnail.Thumbnail;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Each parameter reaches the measured call. */
class ThumbnailBenchmarksTest {

    @Test
    void createsOneSmallPictureOfThatSizeThatLooksLikeTheLargeOne() throws IOException {
        BufferedImage large = read(Photograph.jpeg(ThumbnailBenchmark.WIDTH, ThumbnailBenchmark.HEIGHT, 1));
        for (String side : Params.of(ThumbnailBenchmark.class, "side")) {
            ThumbnailBenchmark benchmark = new ThumbnailBenchmark();
            benchmark.side = Integer.parseInt(side);
            benchmark.draw();
            List<Thumbnail> thumbnails = benchmark.create();
            assertThat(thumbnails).hasSize(1);
            BufferedImage small = read(thumbnails.get(0).bytes());
            assertThat(small.getWidth()).isEqualTo(benchmark.side);
            assertThat(small.getHeight()).isEqualTo(benchmark.side * 3 / 4);
            assertThat(meanGreen(small)).isBetween(meanGreen(large) - 2, meanGreen(large) + 2);
        }
    }

    @Test
    void surveysMakeBothFormatsOfThatSizeFromThatPhotograph() throws IOException {
        for (String photograph : Params.of(ThumbnailSurvey.class, "photograph")) {
            ThumbnailSurvey survey = new ThumbnailSurvey();
            survey.photograph = photograph;
            survey.draw();
            for (String side : Params.of(ThumbnailSurvey.class, "side")) {
                survey.side = Integer.parseInt(side);
                Thumbnail jpeg = survey.toJpeg().get(0);
                Thumbnail png = survey.toPng().get(0);
                assertThat(jpeg.mediaType().value()).isEqualTo("image/jpeg");
                assertThat(png.mediaType().value()).isEqualTo("image/png");
                assertThat(List.of(jpeg.width(), jpeg.height())).containsExactly(survey.side, survey.side * 3 / 4);
                assertThat(List.of(png.width(), png.height())).containsExactly(survey.side, survey.side * 3 / 4);
            }
            BufferedImage drawn = read(survey.jpeg);
            assertThat(drawn.getWidth() + "x" + drawn.getHeight()).isEqualTo(photograph);
        }
    }

    private static BufferedImage read(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    private static double meanGreen(BufferedImage image) {
        long sum = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                sum += image.getRGB(x, y) >> 8 & 255;
            }
        }
        return (double) sum / image.getWidth() / image.getHeight();
    }
}
