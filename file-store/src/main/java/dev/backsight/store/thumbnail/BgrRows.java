package dev.backsight.store.thumbnail;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;

/**
 * What most photographs are decoded to: opaque, three bytes a pixel. Converted row by row, when a row is wanted: all of it at
 * once would take more memory than the image itself, and the time to write and read that.
 */
@SuppressWarnings("ArrayRecordComponent") // the image's own, and never compared
record BgrRows(int width, int height, byte[] bytes, int offset, int stride) implements PixelRows {

    /** @param image of {@link BufferedImage#TYPE_3BYTE_BGR} */
    static BgrRows of(BufferedImage image) {
        Raster raster = image.getRaster();
        ComponentSampleModel layout = (ComponentSampleModel) raster.getSampleModel();
        DataBufferByte buffer = (DataBufferByte) raster.getDataBuffer();
        return new BgrRows(
                image.getWidth(),
                image.getHeight(),
                buffer.getData(),
                // Of the blue byte, the first of the three.
                buffer.getOffset()
                        + layout.getOffset(-raster.getSampleModelTranslateX(), -raster.getSampleModelTranslateY(), 2),
                layout.getScanlineStride());
    }

    @Override
    public void row(int y, int[] argb) {
        int from = offset + y * stride;
        for (int x = 0; x < width; x++, from += 3) {
            argb[x] = 0xFF000000
                    | ((bytes[from + 2] & 0xFF) << 16)
                    | ((bytes[from + 1] & 0xFF) << 8)
                    | (bytes[from] & 0xFF);
        }
    }
}
