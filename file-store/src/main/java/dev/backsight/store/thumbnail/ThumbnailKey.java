package dev.backsight.store.thumbnail;

import dev.backsight.store.identity.ContentId;
import java.util.Locale;

/** What a thumbnail depends on, and nothing else. */
public record ThumbnailKey(ContentId content, ThumbnailRequest request) {

    /** Unique among keys, and safe as a file name. */
    String fileName() {
        return String.format(
                Locale.ROOT,
                "%s-%dx%d-%d-%06x.%s",
                content.hex(),
                request.maxWidth(),
                request.maxHeight(),
                request.quality(),
                request.background(),
                request.format().imageIoName());
    }
}
