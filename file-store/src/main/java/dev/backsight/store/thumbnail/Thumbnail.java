package dev.backsight.store.thumbnail;

import dev.backsight.store.metadata.MediaType;
import java.util.Arrays;

/** A finished thumbnail. Immutable. */
public final class Thumbnail {

    private final ThumbnailFormat format;
    private final int width;
    private final int height;
    private final byte[] bytes;

    /** Takes the array over: nobody else may change it. */
    Thumbnail(ThumbnailFormat format, int width, int height, byte[] bytes) {
        this.format = format;
        this.width = width;
        this.height = height;
        this.bytes = bytes;
    }

    public MediaType mediaType() {
        return format.mediaType();
    }

    /** In pixels, as shown: the orientation is already applied. */
    public int width() {
        return width;
    }

    /** In pixels, as shown: the orientation is already applied. */
    public int height() {
        return height;
    }

    /** Of the image file, in bytes. */
    public int size() {
        return bytes.length;
    }

    /** The image file; a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Thumbnail that
                && format == that.format
                && width == that.width
                && height == that.height
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return format + " of " + width + " x " + height + " pixels, " + bytes.length + " bytes";
    }
}
