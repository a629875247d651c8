package dev.backsight.store.thumbnail;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Images whose pixels are known, and files of them. */
final class Pictures {

    private static final Color[] QUARTERS = {Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW};

    private Pictures() {}

    /** Four quarters of one colour each: red, green, blue, yellow, row by row. */
    static BufferedImage quarters(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 4; i++) {
            graphics.setColor(QUARTERS[i]);
            graphics.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2, height / 2);
        }
        graphics.dispose();
        return image;
    }

    /** The colours of {@link #quarters}, row by row, as letters; a question mark for any other colour. */
    static String corners(BufferedImage image) {
        StringBuilder corners = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            int x = image.getWidth() * (i % 2 == 0 ? 1 : 3) / 4;
            int y = image.getHeight() * (i / 2 == 0 ? 1 : 3) / 4;
            int argb = image.getRGB(x, y);
            char letter = '?';
            for (int k = 0; k < QUARTERS.length; k++) {
                letter = close(argb, QUARTERS[k].getRGB(), 40) ? "RGBY".charAt(k) : letter;
            }
            corners.append(letter);
        }
        return corners.toString();
    }

    /** Like a photograph to a codec: gradients, edges and sensor noise, seeded. */
    static BufferedImage photograph(int width, int height, long seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        byte[] data = ((java.awt.image.DataBufferByte) image.getRaster().getDataBuffer()).getData();
        Random random = new Random(seed);
        byte[] noise = new byte[1 << 16];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) Math.round(random.nextGaussian() * 6);
        }
        int n = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double wave = 40 * Math.sin(x * 0.011) * Math.cos(y * 0.017) + ((x / 97 + y / 131) % 3) * 20;
                for (int band = 0; band < 3; band++) {
                    double value = 60 + 100.0 * (band == 0 ? x : y) / (band == 0 ? width : height) + wave;
                    n = n * 1_664_525 + 1_013_904_223;
                    data[(y * width + x) * 3 + band] = (byte) Math.max(0, Math.min(255, value + noise[n >>> 16]));
                }
            }
        }
        return image;
    }

    static byte[] write(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, bytes)) {
            throw new IOException("no writer for " + format);
        }
        return bytes.toByteArray();
    }

    static byte[] jpeg(BufferedImage image, float quality, boolean progressive) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            if (progressive) {
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The Exif block of one tag, Orientation, in either byte order. */
    static byte[] exif(int orientation, boolean littleEndian) {
        ByteBuffer tiff = ByteBuffer.allocate(26)
                .order(littleEndian ? java.nio.ByteOrder.LITTLE_ENDIAN : java.nio.ByteOrder.BIG_ENDIAN);
        tiff.put((byte) (littleEndian ? 'I' : 'M')).put((byte) (littleEndian ? 'I' : 'M'));
        tiff.putShort((short) 42).putInt(8).putShort((short) 1);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
        return tiff.array();
    }

    /** The JPEG with an APP1 segment after its start. */
    static byte[] withExif(byte[] jpeg, byte[] exif) {
        ByteBuffer file = ByteBuffer.allocate(jpeg.length + exif.length + 10);
        file.put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) (exif.length + 8));
        file.put(new byte[] {'E', 'x', 'i', 'f', 0, 0}).put(exif);
        return file.put(jpeg, 2, jpeg.length - 2).array();
    }

    /** The PNG with a chunk after its header. */
    static byte[] withChunk(byte[] png, String type, byte[] data) {
        ByteBuffer file = ByteBuffer.allocate(png.length + data.length + 12);
        file.put(png, 0, 33).putInt(data.length);
        byte[] name = type.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        file.put(name).put(data).putInt((int) crc.getValue());
        return file.put(png, 33, png.length - 33).array();
    }

    static BufferedImage read(Thumbnail thumbnail) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(thumbnail.bytes()));
    }

    /** Whether two colours differ by at most as much in each channel, alpha included. */
    static boolean close(int argb, int expected, int tolerance) {
        for (int shift = 0; shift < 32; shift += 8) {
            if (Math.abs(((argb >>> shift) & 0xFF) - ((expected >>> shift) & 0xFF)) > tolerance) {
                return false;
            }
        }
        return true;
    }
}
