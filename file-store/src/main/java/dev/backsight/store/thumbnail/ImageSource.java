package dev.backsight.store.thumbnail;

import dev.backsight.store.thumbnail.ThumbnailRefusedException.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** An image file that passed the limits, to be decoded at a fraction of its pixels. For one thread; holds a reader. */
final class ImageSource implements AutoCloseable {

    private final SourceFormat format;
    private final ImageReader reader;
    private final ImageInputStream stream;
    private final Orientation orientation;
    private final int width;
    private final int height;

    private ImageSource(
            SourceFormat format,
            ImageReader reader,
            ImageInputStream stream,
            Orientation orientation,
            int width,
            int height) {
        this.format = format;
        this.reader = reader;
        this.stream = stream;
        this.orientation = orientation;
        this.width = width;
        this.height = height;
    }

    static ImageSource open(byte[] image, ThumbnailLimits limits) throws ThumbnailRefusedException {
        SourceFormat format = SourceFormat.of(image)
                .orElseThrow(() -> new ThumbnailRefusedException(
                        Reason.UNSUPPORTED_FORMAT,
                        "the content does not begin like an image; thumbnails are made of JPEG, PNG, GIF and WebP"));
        if (format == SourceFormat.JPEG) {
            requireFewScans(image, limits);
        }
        if (format == SourceFormat.WEBP) {
            WebpFrames.requireOneEach(image);
        }
        ImageReader reader = reader(format);
        if (format == SourceFormat.GIF) {
            reader.addIIOReadProgressListener(new LastRow());
        }
        ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(image));
        boolean opened = false;
        try {
            reader.setInput(stream, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width < 1 || height < 1) {
                throw new ThumbnailRefusedException(
                        Reason.MALFORMED,
                        "the header of the " + format + " announces " + width + " x " + height + " pixels");
            }
            if ((long) width * height > limits.maxPixels()) {
                throw new ThumbnailRefusedException(
                        Reason.TOO_MANY_PIXELS,
                        "the header of the " + format + " announces " + width + " x " + height + " pixels; at most "
                                + limits.maxPixels() + " in all are allowed");
            }
            opened = true;
            return new ImageSource(format, reader, stream, ExifOrientation.find(format, image), width, height);
        } catch (ThumbnailRefusedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw malformed(format, e);
        } finally {
            if (!opened) {
                reader.dispose();
            }
        }
    }

    /** Pixels of the image as stored. */
    int width() {
        return width;
    }

    /** Pixels of the image as stored. */
    int height() {
        return height;
    }

    Orientation orientation() {
        return orientation;
    }

    /** Every {@code period}-th pixel of every {@code period}-th row. */
    PixelRows decode(int period) throws ThumbnailRefusedException {
        try {
            ImageReadParam param = reader.getDefaultReadParam();
            // From the middle of the first cell on, so that the picture does not move towards a corner.
            int centre = (period - 1) / 2;
            param.setSourceSubsampling(
                    period, period, Math.min(centre, (width - 1) % period), Math.min(centre, (height - 1) % period));
            BufferedImage decoded = reader.read(0, param);
            return decoded.getType() == BufferedImage.TYPE_3BYTE_BGR ? BgrRows.of(decoded) : Pixels.of(decoded);
        } catch (IOException | RuntimeException e) {
            throw malformed(format, e);
        }
    }

    @Override
    public void close() {
        reader.dispose();
        try {
            stream.close();
        } catch (IOException e) {
            throw new IllegalStateException("closing a stream over an array failed", e);
        }
    }

    private static void requireFewScans(byte[] jpeg, ThumbnailLimits limits) throws ThumbnailRefusedException {
        int scans = JpegSegments.countScans(jpeg);
        if (scans < 0) {
            throw new ThumbnailRefusedException(
                    Reason.MALFORMED, "the JPEG ends, after " + jpeg.length + " bytes, before its end-of-image marker");
        }
        if (scans > limits.maxScans()) {
            throw new ThumbnailRefusedException(
                    Reason.TOO_MANY_SCANS,
                    "the JPEG has " + scans + " scans; at most " + limits.maxScans() + " are allowed");
        }
    }

    private static ImageReader reader(SourceFormat format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.imageIoName());
        if (!readers.hasNext()) {
            throw new IllegalStateException("no ImageIO reader for " + format
                    + " is registered; put TwelveMonkeys' imageio-webp and imageio-jpeg on the class path, and merge "
                    + "META-INF/services where jars are merged");
        }
        return readers.next();
    }

    private static ThumbnailRefusedException malformed(SourceFormat format, Exception cause) {
        return new ThumbnailRefusedException(
                Reason.MALFORMED, "the content begins like a " + format + " but cannot be decoded: " + cause, cause);
    }
}
