package dev.backsight.store.mediatype;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which media types are meant: one ({@code image/png}), all of a kind ({@code image/*}), all with a structured syntax
 * suffix (<code>*&#47;*+json</code>, RFC 6839), or all (<code>*&#47;*</code>). Case does not matter, nor by which of its
 * names one type is called.
 *
 * @param value in lower case, without parameters; names are restricted names of RFC 6838, section 4.2
 */
public record MediaTypePattern(String value) {

    private static final String ALL = "*/*";
    private static final String SUFFIX = "*/*+";
    private static final String NAME = "[a-z0-9][a-z0-9!#$&^_.+-]{0,126}";
    private static final Pattern FORM =
            Pattern.compile("\\*/\\*|\\*/\\*\\+[a-z0-9][a-z0-9!#$&^_.-]{0,126}|" + NAME + "/(?:\\*|" + NAME + ")");
    private static final Pattern ESSENCE = Pattern.compile(NAME + "/" + NAME);

    /** @throws IllegalArgumentException unless {@code value} has one of the four forms */
    public MediaTypePattern {
        String given = value;
        value = value.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "'" + given
                            + "' is no pattern of media types; write type/subtype, type/*, */*+suffix or */*, without parameters");
        }
    }

    /** @param essence as {@link #essence} has it */
    public boolean matches(String essence) {
        if (value.equals(ALL)) {
            return true;
        }
        if (value.startsWith(SUFFIX)) {
            return essence.endsWith(value.substring(SUFFIX.length() - 1));
        }
        return value.endsWith("/*")
                ? essence.startsWith(value.substring(0, value.length() - 1))
                : TypeAliases.canonical(value).equals(TypeAliases.canonical(essence));
    }

    /** 0 for all, 1 for a kind, 2 for a suffix, which says more of the format, and 3 for one type. */
    public int specificity() {
        if (value.equals(ALL)) {
            return 0;
        }
        if (value.startsWith(SUFFIX)) {
            return 2;
        }
        return value.endsWith("/*") ? 1 : 3;
    }

    /**
     * A type in lower case and without parameters: what RFC 2045 and the WHATWG call essence.
     *
     * @param mediaType as somebody wrote it; need not be a type at all
     */
    public static String essence(String mediaType) {
        int semicolon = mediaType.indexOf(';');
        return (semicolon < 0 ? mediaType : mediaType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** Whether that is a type and a subtype, in lower case and without parameters. */
    public static boolean isEssence(String essence) {
        return ESSENCE.matcher(essence).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
