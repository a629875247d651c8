package dev.backsight.benchmarks.workload;

import java.io.ByteArrayOutputStream;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;
import javax.imageio.plugins.jpeg.JPEGQTable;

/**
 * Writes baseline JPEG (ITU-T T.81) in a JFIF, colours at half the resolution, with the tables of annex K, as cameras do.
 * Written out here because a workload must have the same bytes on every machine, and those of the JDK's encoder depend on
 * which libjpeg it was built with. All arithmetic is exact integers or doubles, which Java rounds alike everywhere (JEP 306).
 */
final class BaselineJpeg {

    private static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };
    private static final double[] BASIS = basis();

    /** Of a minimum coded unit, four blocks of brightness and one of each colour. */
    private static final int UNIT = 16;

    private final int[] rgb;
    private final int width;
    private final int height;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final double[] block = new double[64];
    private final double[] half = new double[64];
    private int pending;
    private int pendingBits;

    private BaselineJpeg(int[] rgb, int width, int height) {
        this.rgb = rgb;
        this.width = width;
        this.height = height;
    }

    /**
     * @param rgb 0xRRGGBB, row by row
     * @param quality 50 to 100, as libjpeg scales it
     */
    static byte[] encode(int[] rgb, int width, int height, int quality) {
        return new BaselineJpeg(rgb, width, height).encode((200 - 2 * quality) / 100f);
    }

    private byte[] encode(float scale) {
        int[] brightness = JPEGQTable.K1Luminance.getScaledInstance(scale, true).getTable();
        int[] colour = JPEGQTable.K2Chrominance.getScaledInstance(scale, true).getTable();
        JPEGHuffmanTable[] tables = {
            JPEGHuffmanTable.StdDCLuminance, JPEGHuffmanTable.StdACLuminance,
            JPEGHuffmanTable.StdDCChrominance, JPEGHuffmanTable.StdACChrominance
        };
        writeHeaders(brightness, colour, tables);
        Component[] components = {
            new Component(brightness, codes(tables[0]), codes(tables[1])),
            new Component(colour, codes(tables[2]), codes(tables[3])),
            new Component(colour, codes(tables[2]), codes(tables[3]))
        };
        for (int y = 0; y < height; y += UNIT) {
            for (int x = 0; x < width; x += UNIT) {
                for (int quarter = 0; quarter < 4; quarter++) {
                    fillBrightness(x + quarter % 2 * 8, y + quarter / 2 * 8);
                    writeBlock(components[0]);
                }
                for (int colourBand = 1; colourBand < 3; colourBand++) {
                    fillColour(x, y, colourBand);
                    writeBlock(components[colourBand]);
                }
            }
        }
        put(0x7F, 7);
        bytes.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
        return bytes.toByteArray();
    }

    private void writeHeaders(int[] brightness, int[] colour, JPEGHuffmanTable[] tables) {
        write16(0xFFD8);
        // JFIF 1.1, square pixels, no preview.
        segment(0xE0, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);
        int[][] quantisers = {brightness, colour};
        for (int i = 0; i < quantisers.length; i++) {
            int[] table = new int[65];
            table[0] = i;
            for (int k = 0; k < 64; k++) {
                table[1 + k] = quantisers[i][ZIGZAG[k]];
            }
            segment(0xDB, table);
        }
        segment(0xC0, 8, height >> 8, height & 255, width >> 8, width & 255, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1);
        for (int i = 0; i < tables.length; i++) {
            short[] lengths = tables[i].getLengths();
            short[] values = tables[i].getValues();
            int[] table = new int[17 + values.length];
            table[0] = (i & 1) << 4 | i >> 1;
            for (int k = 0; k < lengths.length; k++) {
                table[1 + k] = lengths[k];
            }
            for (int k = 0; k < values.length; k++) {
                table[17 + k] = values[k];
            }
            segment(0xC4, table);
        }
        segment(0xDA, 3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0);
    }

    private void segment(int marker, int... content) {
        write16(0xFF00 | marker);
        write16(2 + content.length);
        for (int b : content) {
            bytes.write(b);
        }
    }

    private void write16(int value) {
        bytes.write(value >> 8);
        bytes.write(value);
    }

    private int pixel(int x, int y) {
        return rgb[Math.min(y, height - 1) * width + Math.min(x, width - 1)];
    }

    private void fillBrightness(int left, int top) {
        for (int i = 0; i < 64; i++) {
            int pixel = pixel(left + i % 8, top + i / 8);
            block[i] = 0.299 * (pixel >> 16 & 255) + 0.587 * (pixel >> 8 & 255) + 0.114 * (pixel & 255) - 128;
        }
    }

    private void fillColour(int left, int top, int band) {
        for (int i = 0; i < 64; i++) {
            int red = 0;
            int green = 0;
            int blue = 0;
            for (int quarter = 0; quarter < 4; quarter++) {
                int pixel = pixel(left + i % 8 * 2 + quarter % 2, top + i / 8 * 2 + quarter / 2);
                red += pixel >> 16 & 255;
                green += pixel >> 8 & 255;
                blue += pixel & 255;
            }
            block[i] = band == 1
                    ? (-0.168736 * red - 0.331264 * green + 0.5 * blue) / 4
                    : (0.5 * red - 0.418688 * green - 0.081312 * blue) / 4;
        }
    }

    private void writeBlock(Component component) {
        transform();
        int mean = quantised(component, 0);
        int change = mean - component.mean;
        component.mean = mean;
        int bits = bitsOf(change);
        put(component.meanCodes, bits);
        putValue(change, bits);
        int zeros = 0;
        for (int k = 1; k < 64; k++) {
            int value = quantised(component, ZIGZAG[k]);
            if (value == 0) {
                zeros++;
                continue;
            }
            for (; zeros > 15; zeros -= 16) {
                put(component.codes, 0xF0);
            }
            bits = bitsOf(value);
            put(component.codes, zeros << 4 | bits);
            putValue(value, bits);
            zeros = 0;
        }
        if (zeros > 0) {
            put(component.codes, 0);
        }
    }

    private int quantised(Component component, int index) {
        return (int) Math.round(block[index] / component.quantiser[index]);
    }

    /** The discrete cosine transform, columns first, then rows. */
    private void transform() {
        for (int u = 0; u < 8; u++) {
            for (int x = 0; x < 8; x++) {
                double sum = 0;
                for (int y = 0; y < 8; y++) {
                    sum += BASIS[u * 8 + y] * block[y * 8 + x];
                }
                half[u * 8 + x] = sum;
            }
        }
        for (int u = 0; u < 8; u++) {
            for (int v = 0; v < 8; v++) {
                double sum = 0;
                for (int x = 0; x < 8; x++) {
                    sum += BASIS[v * 8 + x] * half[u * 8 + x];
                }
                block[u * 8 + v] = sum;
            }
        }
    }

    private static double[] basis() {
        double[] basis = new double[64];
        for (int i = 0; i < 64; i++) {
            int frequency = i / 8;
            double scale = frequency == 0 ? StrictMath.sqrt(0.125) : 0.5;
            basis[i] = scale * StrictMath.cos((2 * (i % 8) + 1) * frequency * Math.PI / 16);
        }
        return basis;
    }

    private static int bitsOf(int value) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(value));
    }

    private void putValue(int value, int bits) {
        put((value < 0 ? value - 1 : value) & (1 << bits) - 1, bits);
    }

    private void put(int[] codes, int symbol) {
        put(codes[symbol] & 0xFFFF, codes[symbol] >>> 16);
    }

    private void put(int value, int bits) {
        pending = pending << bits | value;
        pendingBits += bits;
        for (; pendingBits >= 8; pendingBits -= 8) {
            int next = (pending >>> (pendingBits - 8)) & 255;
            bytes.write(next);
            if (next == 255) {
                bytes.write(0);
            }
        }
        pending &= (1 << pendingBits) - 1;
    }

    /** The length of each symbol's code in the upper 16 bits, the code in the lower. */
    private static int[] codes(JPEGHuffmanTable table) {
        int[] codes = new int[256];
        short[] lengths = table.getLengths();
        short[] values = table.getValues();
        int code = 0;
        int next = 0;
        for (int length = 1; length <= lengths.length; length++) {
            code <<= 1;
            for (int i = 0; i < lengths[length - 1]; i++) {
                codes[values[next++]] = length << 16 | code++;
            }
        }
        return codes;
    }

    private static final class Component {

        private final int[] quantiser;
        private final int[] meanCodes;
        private final int[] codes;
        private int mean;

        Component(int[] quantiser, int[] meanCodes, int[] codes) {
            this.quantiser = quantiser;
            this.meanCodes = meanCodes;
            this.codes = codes;
        }
    }
}
