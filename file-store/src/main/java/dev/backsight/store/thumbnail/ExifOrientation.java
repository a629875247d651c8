package dev.backsight.store.thumbnail;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Finds the orientation in an image file: the Exif block of a JPEG (APP1, Exif 2.32 4.7.2), a PNG (chunk eXIf, PNG third
 * edition 11.3.3.1) or a WebP (chunk EXIF, RFC 9649 2.7.1.5), and in it the first directory's tag 0112 (TIFF 6.0
 * section 2). Whatever is not well-formed there counts as absent: an image is not refused for its annotations.
 */
final class ExifOrientation {

    private static final int ORIENTATION_TAG = 0x0112;
    private static final int SHORT_TYPE = 3;
    private static final int PNG_EXIF = 0x65584966;
    private static final int WEBP_EXIF = 0x45584946;

    private final ByteBuffer image;

    private ExifOrientation(byte[] image) {
        this.image = ByteBuffer.wrap(image);
    }

    static Orientation find(SourceFormat format, byte[] image) {
        ExifOrientation exif = new ExifOrientation(image);
        return switch (format) {
            case JPEG -> exif.inJpeg();
            case PNG -> exif.inChunks(8, ByteOrder.BIG_ENDIAN, PNG_EXIF);
            case WEBP -> exif.inChunks(12, ByteOrder.LITTLE_ENDIAN, WEBP_EXIF);
            case GIF -> Orientation.AS_STORED;
        };
    }

    private Orientation inJpeg() {
        JpegSegments segments = new JpegSegments(image.array());
        while (segments.next()) {
            if (segments.marker() == 0xE1 && segments.startsWith("Exif\0\0")) {
                return inTiff(segments.data() + 6, segments.end());
            }
        }
        return Orientation.AS_STORED;
    }

    /** PNG writes a chunk as length, type, data, checksum; RIFF as type, length, data, and a byte if the length is odd. */
    private Orientation inChunks(int start, ByteOrder order, int wanted) {
        boolean png = order == ByteOrder.BIG_ENDIAN;
        int header = 8;
        long offset = start;
        while (offset + header <= image.limit()) {
            int at = (int) offset;
            int type = image.order(ByteOrder.BIG_ENDIAN).getInt(png ? at + 4 : at);
            long length = Integer.toUnsignedLong(image.order(order).getInt(png ? at : at + 4));
            if (length > image.limit() - offset - header) {
                return Orientation.AS_STORED;
            }
            if (type == wanted) {
                int data = at + header;
                int end = (int) (data + length);
                // Some writers of WebP keep the identifier that JPEG's segment begins with.
                boolean identified = length > 6 && image.get(data) == 'E' && image.get(data + 1) == 'x';
                return inTiff(identified ? data + 6 : data, end);
            }
            offset += header + length + (png ? 4 : length & 1);
        }
        return Orientation.AS_STORED;
    }

    private Orientation inTiff(int start, int end) {
        if (end - start < 8) {
            return Orientation.AS_STORED;
        }
        ByteBuffer tiff = image.slice(start, end - start);
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = Integer.toUnsignedLong(tiff.getInt(4));
        if (tiff.getShort(2) != 42 || directory + 2 > tiff.limit()) {
            return Orientation.AS_STORED;
        }
        int first = (int) directory + 2;
        int entries = Math.min(Short.toUnsignedInt(tiff.getShort((int) directory)), (tiff.limit() - first) / 12);
        for (int i = 0; i < entries; i++) {
            int entry = first + 12 * i;
            if (tiff.getShort(entry) == ORIENTATION_TAG && tiff.getShort(entry + 2) == SHORT_TYPE) {
                return Orientation.ofExif(Short.toUnsignedInt(tiff.getShort(entry + 8)));
            }
        }
        return Orientation.AS_STORED;
    }
}
