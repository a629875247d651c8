package dev.backsight.store.thumbnail;

/**
 * How a stored image is turned to be shown: Exif 2.32 (CIPA DC-008) 4.6.4, tag 0112. The constants say what is done to the
 * stored image, in the order of their numbers 1 to 8.
 */
enum Orientation {
    AS_STORED,
    MIRROR_LEFT_RIGHT,
    ROTATE_180,
    MIRROR_TOP_BOTTOM,
    TRANSPOSE,
    ROTATE_90_CLOCKWISE,
    TRANSVERSE,
    ROTATE_270_CLOCKWISE;

    /** Numbers that are none of the eight turn nothing. */
    static Orientation ofExif(int number) {
        return number >= 1 && number <= 8 ? values()[number - 1] : AS_STORED;
    }

    boolean swapsSides() {
        return compareTo(TRANSPOSE) >= 0;
    }

    Pixels apply(Pixels stored) {
        if (this == AS_STORED) {
            return stored;
        }
        int w = stored.width();
        int h = stored.height();
        Pixels shown = swapsSides() ? new Pixels(h, w) : new Pixels(w, h);
        for (int y = 0; y < shown.height(); y++) {
            for (int x = 0; x < shown.width(); x++) {
                int from =
                        switch (this) {
                            case AS_STORED -> y * w + x;
                            case MIRROR_LEFT_RIGHT -> y * w + (w - 1 - x);
                            case ROTATE_180 -> (h - 1 - y) * w + (w - 1 - x);
                            case MIRROR_TOP_BOTTOM -> (h - 1 - y) * w + x;
                            case TRANSPOSE -> x * w + y;
                            case ROTATE_90_CLOCKWISE -> (h - 1 - x) * w + y;
                            case TRANSVERSE -> (h - 1 - x) * w + (w - 1 - y);
                            case ROTATE_270_CLOCKWISE -> x * w + (w - 1 - y);
                        };
                shown.argb()[y * shown.width() + x] = stored.argb()[from];
            }
        }
        return shown;
    }
}
