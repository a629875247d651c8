package dev.backsight.store.thumbnail;

import dev.backsight.store.thumbnail.ThumbnailRefusedException.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes thumbnails. Safe for use by many threads; each call takes the file's bytes, and the decoded fraction of the image,
 * of memory.
 */
public final class Thumbnailer {

    /** Source pixels kept for each pixel of the thumbnail, in each direction, where the image has as many. */
    private static final int KEPT = 4;

    private final ThumbnailLimits limits;

    /** A thumbnailer with {@link ThumbnailLimits#defaults()}. */
    public Thumbnailer() {
        this(ThumbnailLimits.defaults());
    }

    public Thumbnailer(ThumbnailLimits limits) {
        this.limits = limits;
    }

    /** Reads an image to its end, and makes one thumbnail of it; see {@link #create(byte[], List)}. */
    public Thumbnail create(InputStream image, ThumbnailRequest request) throws IOException {
        byte[] bytes = image.readNBytes(limits.maxBytes() + 1);
        return create(bytes, List.of(request)).get(0);
    }

    /**
     * Makes several thumbnails of one image, in the order of the requests. Sizes that are close to each other share one
     * decoding; each is the same as if it had been requested alone.
     *
     * @throws ThumbnailRefusedException if the content is no image that can be read, or takes more than the limits allow
     * @throws IOException if a thumbnail cannot be written
     */
    public List<Thumbnail> create(byte[] image, List<ThumbnailRequest> requests) throws IOException {
        if (image.length > limits.maxBytes()) {
            throw new ThumbnailRefusedException(
                    Reason.TOO_MANY_BYTES,
                    "the image is longer than the " + limits.maxBytes() + " bytes allowed for an image to be shrunk");
        }
        try (ImageSource source = ImageSource.open(image, limits)) {
            Map<Integer, PixelRows> decoded = new HashMap<>();
            List<Thumbnail> thumbnails = new ArrayList<>();
            for (ThumbnailRequest request : requests) {
                Size size = Size.of(source, request);
                PixelRows pixels = decoded.get(size.period);
                if (pixels == null) {
                    pixels = source.decode(size.period);
                    decoded.put(size.period, pixels);
                }
                Pixels shrunk = AreaAverage.shrink(
                        pixels, Math.min(size.width, pixels.width()), Math.min(size.height, pixels.height()));
                thumbnails.add(encode(source.orientation().apply(shrunk), request));
            }
            return List.copyOf(thumbnails);
        }
    }

    /** Sides of the thumbnail as the image is stored, and the period of the pixels that are decoded for it. */
    private record Size(int width, int height, int period) {

        static Size of(ImageSource source, ThumbnailRequest request) {
            boolean swaps = source.orientation().swapsSides();
            double boxWidth = swaps ? request.maxHeight() : request.maxWidth();
            double boxHeight = swaps ? request.maxWidth() : request.maxHeight();
            double scale = Math.min(1, Math.min(boxWidth / source.width(), boxHeight / source.height()));
            int width = Math.max(1, (int) Math.round(source.width() * scale));
            int height = Math.max(1, (int) Math.round(source.height() * scale));
            // Of a very long and narrow image every pixel across counts.
            int kept = Math.min(source.width() / width, source.height() / height) / KEPT;
            return new Size(width, height, Integer.highestOneBit(Math.max(1, kept)));
        }
    }

    private static Thumbnail encode(Pixels pixels, ThumbnailRequest request) throws IOException {
        ThumbnailFormat format = request.format();
        BufferedImage image =
                format == ThumbnailFormat.JPEG ? pixels.onBackground(request.background()) : pixels.asImage();
        ImageWriter writer =
                ImageIO.getImageWritersByFormatName(format.imageIoName()).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (format == ThumbnailFormat.JPEG) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(request.quality() / 100f);
            }
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return new Thumbnail(format, pixels.width(), pixels.height(), bytes.toByteArray());
    }
}
