package dev.backsight.store.objectcontent;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.objectstorage.ObjectKey;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of a content's objects, as the package describes them. */
final class Keys {

    static final ObjectKey OWNER = new ObjectKey("owner");
    static final String CONTENTS = "contents/";

    private static final String MANIFEST = "manifest";
    private static final Pattern OBJECT = Pattern.compile("contents/[0-9a-f]{2}/([0-9a-f]{64})/(manifest|"
            + "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/[0-9a-f]{8})");

    private Keys() {}

    static String folder(int number) {
        return CONTENTS + String.format(Locale.ROOT, "%02x/", number);
    }

    private static String prefix(ContentId id) {
        String hex = id.hex();
        return CONTENTS + hex.substring(0, 2) + "/" + hex + "/";
    }

    static ObjectKey manifest(ContentId id) {
        return new ObjectKey(prefix(id) + MANIFEST);
    }

    static String uploadPrefix(ContentId id, UUID upload) {
        return prefix(id) + upload + "/";
    }

    /**
     * What an object belongs to.
     *
     * @param upload empty if it is the manifest
     */
    record Part(ObjectKey key, ContentId id, Optional<UUID> upload) {

        /** Empty if the store has not put an object of that key. */
        static Optional<Part> of(ObjectKey key) {
            Matcher matcher = OBJECT.matcher(key.value());
            if (!matcher.matches()) {
                return Optional.empty();
            }
            ContentId id = ContentId.parse(matcher.group(1));
            Part part = new Part(key, id, Optional.ofNullable(matcher.group(3)).map(UUID::fromString));
            return key.value().startsWith(prefix(id)) ? Optional.of(part) : Optional.empty();
        }
    }
}
