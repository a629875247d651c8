package dev.backsight.store.thumbnail;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The formats that are read, told by their first bytes. */
enum SourceFormat {
    JPEG("jpeg"),
    PNG("png"),
    GIF("gif"),
    WEBP("webp");

    private final String imageIoName;

    SourceFormat(String imageIoName) {
        this.imageIoName = imageIoName;
    }

    String imageIoName() {
        return imageIoName;
    }

    static Optional<SourceFormat> of(byte[] image) {
        String head = new String(image, 0, Math.min(12, image.length), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00FF\u00D8\u00FF")) {
            return Optional.of(JPEG);
        }
        if (head.startsWith("\u0089PNG\r\n\u001A\n")) {
            return Optional.of(PNG);
        }
        if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return Optional.of(GIF);
        }
        return head.startsWith("RIFF") && head.endsWith("WEBP") ? Optional.of(WEBP) : Optional.empty();
    }
}
