package dev.backsight.store.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThumbnailerTest {

    private static final int RED = Color.RED.getRGB();
    private static final int GREEN = Color.GREEN.getRGB();
    private static final int BLUE = Color.BLUE.getRGB();

    private final Thumbnailer thumbnailer = new Thumbnailer();

    /** The stored image is red, green over blue, yellow; by Exif 2.32 4.6.4 these corners are shown, row by row. */
    @ParameterizedTest
    @CsvSource({
        "0, RGBY", "1, RGBY", "2, GRYB", "3, YBGR", "4, BYRG", "5, RBGY", "6, BRYG", "7, YGBR", "8, GYRB", "9, RGBY"
    })
    void turnsAnImageAsItsOrientationSays(int orientation, String corners) throws IOException {
        byte[] jpeg = Pictures.jpeg(Pictures.quarters(320, 160), 0.95f, false);
        byte[] png = Pictures.write(Pictures.quarters(320, 160), "png");
        boolean upright = orientation < 5 || orientation > 8;
        for (boolean littleEndian : new boolean[] {true, false}) {
            byte[] exif = Pictures.exif(orientation, littleEndian);
            for (byte[] image : new byte[][] {Pictures.withExif(jpeg, exif), Pictures.withChunk(png, "eXIf", exif)}) {
                Thumbnail thumbnail = create(image, ThumbnailRequest.png(40));
                assertThat(thumbnail.width()).isEqualTo(upright ? 40 : 20);
                assertThat(thumbnail.height()).isEqualTo(upright ? 20 : 40);
                assertThat(Pictures.corners(Pictures.read(thumbnail))).isEqualTo(corners);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void shrinksEachFormat(String format) throws IOException {
        byte[] image = Pictures.write(Pictures.quarters(1000, 500), format);
        for (ThumbnailRequest request : List.of(ThumbnailRequest.png(100), ThumbnailRequest.jpeg(100))) {
            Thumbnail thumbnail = create(image, request);
            BufferedImage read = Pictures.read(thumbnail);
            assertThat(thumbnail.mediaType()).isEqualTo(request.format().mediaType());
            assertThat(read.getWidth()).isEqualTo(thumbnail.width()).isEqualTo(100);
            assertThat(read.getHeight()).isEqualTo(thumbnail.height()).isEqualTo(50);
            assertThat(Pictures.corners(read)).isEqualTo("RGBY");
        }
    }

    @Test
    void readsLosslessWebp() throws IOException {
        byte[] webp = WebpSamples.lossless(3, 2, 0xFF336699);
        Thumbnail thumbnail = create(webp, ThumbnailRequest.png(64));
        BufferedImage read = Pictures.read(thumbnail);
        assertThat(read.getWidth()).isEqualTo(3);
        assertThat(read.getHeight()).isEqualTo(2);
        assertThat(read.getRGB(2, 1)).isEqualTo(0xFF336699);
    }

    @Test
    void endsWithTheLastRowOfAGif() throws IOException {
        byte[] gif = Pictures.write(Pictures.photograph(200, 200, 3), "gif");
        int descriptor = 13 + (3 << ((gif[10] & 7) + 1));
        while (gif[descriptor] != 0x2C) {
            descriptor += 8; // a graphic control extension
        }
        gif[8] = gif[descriptor + 7] = 10;
        // What follows the tenth row is cut off, and not missed.
        byte[] cut = Arrays.copyOf(gif, gif.length / 2);
        assertThat(create(cut, ThumbnailRequest.png(64)).width()).isEqualTo(64);
    }

    @Test
    void readsPastMarkersWithoutASegment() throws IOException {
        byte[] jpeg = Pictures.withExif(Pictures.write(Pictures.quarters(40, 20), "jpeg"), Pictures.exif(6, true));
        byte[] marked = new byte[jpeg.length + 4];
        System.arraycopy(jpeg, 0, marked, 0, 2);
        marked[2] = marked[4] = (byte) 0xFF;
        marked[3] = 0x01;
        marked[5] = (byte) 0xD0;
        System.arraycopy(jpeg, 2, marked, 6, jpeg.length - 2);
        assertThat(ExifOrientation.find(SourceFormat.JPEG, marked))
                .isEqualTo(ExifOrientation.find(SourceFormat.JPEG, jpeg))
                .isNotEqualTo(ExifOrientation.find(SourceFormat.PNG, new byte[0]));
        assertThat(JpegSegments.countScans(marked)).isEqualTo(JpegSegments.countScans(jpeg));
    }

    @Test
    void readsLossyWebp() throws IOException {
        Thumbnail thumbnail = create(WebpSamples.lossy(), ThumbnailRequest.png(64));
        assertThat(thumbnail.width()).isEqualTo(1);
        assertThat(thumbnail.height()).isEqualTo(1);
    }

    @Test
    void averagesByArea() throws IOException {
        // Stripes one pixel wide, black and white: any even number of them is grey.
        BufferedImage stripes = new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 60; y++) {
            for (int x = 0; x < 60; x += 2) {
                stripes.setRGB(x, y, 0xFFFFFF);
            }
        }
        BufferedImage read = Pictures.read(create(Pictures.write(stripes, "png"), ThumbnailRequest.png(15)));
        assertThat(read.getRGB(7, 7)).isEqualTo(0xFF808080);
    }

    @Test
    void agreesWithANaiveAverageOfEveryPixel() {
        Random random = new Random(12);
        for (int round = 0; round < 30; round++) {
            Pixels image = new Pixels(1 + random.nextInt(40), 1 + random.nextInt(40));
            Arrays.setAll(image.argb(), i -> random.nextInt());
            int width = 1 + random.nextInt(image.width());
            int height = 1 + random.nextInt(image.height());
            Pixels shrunk = AreaAverage.shrink(image, width, height);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    assertThat(Pictures.close(shrunk.argb()[y * width + x], naive(image, width, height, x, y), 1))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void photographsAreReadRowByRowAsTheyAreAsAWhole() {
        BufferedImage photograph = Pictures.photograph(61, 43, 5);
        for (BufferedImage image : List.of(photograph, photograph.getSubimage(7, 5, 31, 20))) {
            assertThat(image.getType()).isEqualTo(BufferedImage.TYPE_3BYTE_BGR);
            Pixels whole = Pixels.of(image);
            assertThat(Pixels.of(BgrRows.of(image)).argb()).isEqualTo(whole.argb());
            assertThat(AreaAverage.shrink(BgrRows.of(image), 9, 7).argb())
                    .isEqualTo(AreaAverage.shrink(whole, 9, 7).argb());
        }
    }

    /** The average over width x height samples of each source pixel, all of them whole. */
    private static int naive(Pixels image, int width, int height, int x, int y) {
        long[] sums = new long[4];
        for (int v = y * image.height(); v < (y + 1) * image.height(); v++) {
            for (int u = x * image.width(); u < (x + 1) * image.width(); u++) {
                int pixel = image.argb()[v / height * image.width() + u / width];
                for (int channel = 0; channel < 4; channel++) {
                    sums[channel] += (pixel >>> (8 * channel)) & 0xFF;
                }
            }
        }
        long samples = (long) image.width() * image.height();
        int argb = 0;
        for (int channel = 0; channel < 4; channel++) {
            argb |= (int) Math.round((double) sums[channel] / samples) << (8 * channel);
        }
        return argb;
    }

    @Test
    void keepsTransparencyInPngAndShowsTheBackgroundThroughItInJpeg() throws IOException {
        BufferedImage clear = new BufferedImage(80, 80, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 80; y++) {
            for (int x = 0; x < 40; x++) {
                clear.setRGB(x, y, RED);
            }
        }
        byte[] png = Pictures.write(clear, "png");
        BufferedImage kept = Pictures.read(create(png, ThumbnailRequest.png(20)));
        assertThat(kept.getRGB(2, 10)).isEqualTo(RED);
        assertThat(kept.getRGB(17, 10) >>> 24).isZero();
        BufferedImage flat =
                Pictures.read(create(png, new ThumbnailRequest(20, 20, ThumbnailFormat.JPEG, 95, 0x0000FF)));
        assertThat(Pictures.close(flat.getRGB(2, 10), RED, 30)).isTrue();
        assertThat(Pictures.close(flat.getRGB(17, 10), BLUE, 30)).isTrue();
    }

    @Test
    void pixelsThatCannotBeSeenLendNoColour() throws IOException {
        BufferedImage stripes = new BufferedImage(80, 80, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 80; y++) {
            for (int x = 0; x < 80; x++) {
                stripes.setRGB(x, y, x % 2 == 0 ? RED : 0x00FFFFFF);
            }
        }

        int half = Pictures.read(create(Pictures.write(stripes, "png"), ThumbnailRequest.png(20)))
                .getRGB(10, 10);

        assertThat(half >>> 24).isBetween(127, 128);
        // Averaged as they stand, colour and opacity apart, it would be pink.
        assertThat(half & 0xFFFFFF).isEqualTo(RED & 0xFFFFFF);
    }

    @Test
    void keepsGreyAsItIs() throws IOException {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
            BufferedImage gray = new BufferedImage(40, 40, type);
            WritableRaster raster = gray.getRaster();
            int level = type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 * 257;
            for (int i = 0; i < 1600; i++) {
                raster.setSample(i % 40, i / 40, 0, level);
            }
            BufferedImage read = Pictures.read(create(Pictures.write(gray, "png"), ThumbnailRequest.png(10)));
            assertThat(read.getRGB(5, 5)).isEqualTo(0xFF646464);
        }
        BufferedImage gray = new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_GRAY);
        Arrays.fill(((java.awt.image.DataBufferByte) gray.getRaster().getDataBuffer()).getData(), (byte) 100);
        BufferedImage read = Pictures.read(create(Pictures.write(gray, "jpeg"), ThumbnailRequest.png(10)));
        assertThat(Pictures.close(read.getRGB(5, 5), 0xFF646464, 3)).isTrue();
    }

    /** Adobe's CMYK is stored inverted: 255 is no ink. */
    @Test
    void readsCmykJpegs() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        WritableRaster cmyk = java.awt.image.Raster.createInterleavedRaster(
                java.awt.image.DataBuffer.TYPE_BYTE, 32, 32, 4, new java.awt.Point());
        byte[] data = ((java.awt.image.DataBufferByte) cmyk.getDataBuffer()).getData();
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i % 4 == 0 || i % 4 == 3 ? 255 : 0);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(cmyk, null, null), null);
        } finally {
            writer.dispose();
        }
        byte[] plain = bytes.toByteArray();
        // An Adobe APP14 segment, transform 0 (CMYK): Adobe Technical Note 5116, section 18.
        ByteBuffer adobe = ByteBuffer.allocate(plain.length + 16);
        adobe.put(plain, 0, 2).put(new byte[] {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100});
        adobe.put(new byte[5]).put(plain, 2, plain.length - 2);
        BufferedImage read = Pictures.read(create(adobe.array(), ThumbnailRequest.png(8)));
        int shown = read.getRGB(4, 4);
        assertThat((shown >>> 16) & 0xFF).isGreaterThan(180);
        assertThat((shown >>> 8) & 0xFF).isLessThan(90);
        assertThat(shown & 0xFF).isLessThan(90);
    }

    @Test
    void takesTheFirstFrameOfAnAnimation() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (Color colour : new Color[] {Color.GREEN, Color.RED, Color.BLUE}) {
                BufferedImage frame = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
                for (int i = 0; i < 64 * 64; i++) {
                    frame.setRGB(i % 64, i / 64, colour.getRGB());
                }
                writer.writeToSequence(new IIOImage(frame, null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        BufferedImage read = Pictures.read(create(bytes.toByteArray(), ThumbnailRequest.png(16)));
        assertThat(read.getRGB(8, 8)).isEqualTo(GREEN);
    }

    @ParameterizedTest
    @CsvSource({"1,1,1,1", "5000,1,50,1", "1,5000,1,50", "3001,2,50,1", "49,49,49,49", "51,50,50,49", "4096,33,50,1"})
    void keepsTheAspectRatioAndNeverEnlarges(int width, int height, int thumbnailWidth, int thumbnailHeight)
            throws IOException {
        byte[] image = Pictures.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png");
        Thumbnail thumbnail = create(image, ThumbnailRequest.png(50));
        assertThat(thumbnail.width()).isEqualTo(thumbnailWidth);
        assertThat(thumbnail.height()).isEqualTo(thumbnailHeight);
    }

    @Test
    void makesSeveralSizesEachAsIfAlone() throws IOException {
        byte[] image = Pictures.jpeg(Pictures.photograph(800, 600, 3), 0.9f, false);
        List<ThumbnailRequest> requests = List.of(
                ThumbnailRequest.jpeg(64),
                ThumbnailRequest.png(300),
                ThumbnailRequest.jpeg(301),
                new ThumbnailRequest(1600, 100, ThumbnailFormat.PNG, 1, 0));
        List<Thumbnail> together = thumbnailer.create(image, requests);
        for (int i = 0; i < requests.size(); i++) {
            assertThat(together.get(i)).isEqualTo(create(image, requests.get(i)));
        }
        assertThat(together.get(3).width()).isEqualTo(133);
    }

    @Test
    void looksLikeTheAverageOfTheWholeImage() throws IOException {
        BufferedImage photograph = Pictures.photograph(800, 600, 4);
        BufferedImage fraction = Pictures.read(create(Pictures.write(photograph, "png"), ThumbnailRequest.png(40)));
        Pixels whole = AreaAverage.shrink(Pixels.of(photograph), 40, 30);
        double sum = 0;
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 40; x++) {
                int green = (fraction.getRGB(x, y) >>> 8) & 0xFF;
                sum += Math.abs(green - ((whole.argb()[y * 40 + x] >>> 8) & 0xFF));
            }
        }
        assertThat(sum / 1200).isLessThan(2.5);
    }

    @Test
    void yieldsTheSameBytesEachTime() throws IOException {
        byte[] image = Pictures.jpeg(Pictures.photograph(500, 400, 8), 0.9f, false);
        for (ThumbnailRequest request : List.of(ThumbnailRequest.jpeg(90), ThumbnailRequest.png(90))) {
            assertThat(new Thumbnailer().create(new ByteArrayInputStream(image), request))
                    .isEqualTo(create(image, request));
        }
    }

    private Thumbnail create(byte[] image, ThumbnailRequest request) throws IOException {
        return thumbnailer.create(image, List.of(request)).get(0);
    }
}
