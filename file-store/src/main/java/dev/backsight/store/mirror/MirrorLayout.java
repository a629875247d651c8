package dev.backsight.store.mirror;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.objectstorage.ObjectKey;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where things are in the storage, as laid out in the package's documentation. */
final class MirrorLayout {

    static final int PART_BYTES = 8 << 20;

    /** Ids begin with two hexadecimal digits: listing one such stretch at a time bounds what a listing holds. */
    static final int STRETCHES = 256;

    private static final String FILES = "v1/files/";
    private static final String CONTENT = "v1/content/";
    private static final Pattern FILE_KEY = Pattern.compile(FILES + "[0-9a-f]{64}\\.json");
    private static final Pattern PART_KEY = Pattern.compile(CONTENT + "([0-9a-f]{64})/([0-9]{6})");

    private MirrorLayout() {}

    static ObjectKey fileKey(FileName name) {
        return new ObjectKey(FILES + ContentId.of(name.utf8()).hex() + ".json");
    }

    static boolean isFileKey(ObjectKey key) {
        return FILE_KEY.matcher(key.value()).matches();
    }

    static ObjectKey partKey(ContentId id, int part) {
        return new ObjectKey(contentPrefix(id) + String.format(Locale.ROOT, "%06d", part));
    }

    static String contentPrefix(ContentId id) {
        return CONTENT + id.hex() + "/";
    }

    static String fileStretch(int stretch) {
        return FILES + String.format(Locale.ROOT, "%02x", stretch);
    }

    static String contentStretch(int stretch) {
        return CONTENT + String.format(Locale.ROOT, "%02x", stretch);
    }

    /** The content a part belongs to, or empty if the key is of something else. */
    static Optional<ContentId> contentOf(ObjectKey part) {
        Matcher matcher = PART_KEY.matcher(part.value());
        return matcher.matches() ? Optional.of(ContentId.parse(matcher.group(1))) : Optional.empty();
    }

    static int parts(long size) {
        return Math.toIntExact((size + PART_BYTES - 1) / PART_BYTES);
    }

    static int partLength(long size, int part) {
        return (int) Math.min(PART_BYTES, size - (long) part * PART_BYTES);
    }
}
