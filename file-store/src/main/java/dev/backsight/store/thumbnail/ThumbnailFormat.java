package dev.backsight.store.thumbnail;

import dev.backsight.store.metadata.MediaType;

/** What a thumbnail is written as. */
public enum ThumbnailFormat {
    /** Small; without transparency, which the request's background shows through. */
    JPEG("jpeg", "image/jpeg"),
    /** Lossless, with transparency where the image has some. */
    PNG("png", "image/png");

    private final String imageIoName;
    private final String mediaType;

    ThumbnailFormat(String imageIoName, String mediaType) {
        this.imageIoName = imageIoName;
        this.mediaType = mediaType;
    }

    public MediaType mediaType() {
        return new MediaType(mediaType);
    }

    String imageIoName() {
        return imageIoName;
    }
}
