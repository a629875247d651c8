package dev.backsight.store.compression.adaptive;

import java.util.regex.Pattern;

/** The patterns of {@link CompressionPolicy.Rule}: {@code type/subtype}, {@code type/*} and {@code *}{@code /*+suffix}. */
final class MediaTypePattern {

    private static final String ANY_WITH_SUFFIX = "*/*+";
    private static final String NAME = "[a-z0-9][a-z0-9!#$&^_.+-]{0,126}";
    private static final Pattern VALID =
            Pattern.compile(NAME + "/(\\*|" + NAME + ")|\\*/\\*\\+[a-z0-9][a-z0-9!#$&^_.-]{0,126}");

    private MediaTypePattern() {}

    static void require(String pattern) {
        if (!VALID.matcher(pattern).matches()) {
            throw new IllegalArgumentException(
                    "'" + pattern + "' is no pattern of media types; write image/jpeg, video/*"
                            + " or */*+json, in lower case and without parameters");
        }
    }

    /** @param mediaType in lower case, without parameters */
    static boolean matches(String pattern, String mediaType) {
        if (pattern.startsWith(ANY_WITH_SUFFIX)) {
            return mediaType.endsWith(pattern.substring(ANY_WITH_SUFFIX.length() - 1));
        }
        if (pattern.endsWith("/*")) {
            return mediaType.startsWith(pattern.substring(0, pattern.length() - 1));
        }
        return mediaType.equals(pattern);
    }
}
