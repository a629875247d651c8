package dev.backsight.store.validation;

import dev.backsight.store.metadata.MediaType;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which media types are meant: one ({@code image/png}), all of a kind ({@code image/*}), or all ({@code *}{@code /*}).
 * Case and parameters do not matter, nor by which of its names one type is called.
 *
 * @param value lower case; type and subtype are restricted names of RFC 6838, section 4.2
 */
public record MediaTypePattern(String value) {

    private static final String NAME = "[a-z0-9][a-z0-9!#$&^_.+-]{0,126}";
    private static final Pattern FORM = Pattern.compile("\\*/\\*|" + NAME + "/(?:\\*|" + NAME + ")");
    private static final Pattern ESSENCE = Pattern.compile(NAME + "/" + NAME);

    /** @throws IllegalArgumentException unless {@code value} has one of the three forms */
    public MediaTypePattern {
        value = value.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a media type pattern is type/subtype, type/* or */*, but was " + QuotedText.of(value));
        }
    }

    public boolean matches(MediaType type) {
        return matchesEssence(essence(type));
    }

    boolean matchesEssence(String essence) {
        return value.equals("*/*")
                || (value.endsWith("/*")
                        ? essence.startsWith(value.substring(0, value.length() - 1))
                        : TypeAliases.canonical(value).equals(TypeAliases.canonical(essence)));
    }

    /** 0 for all, 1 for a kind, 2 for one type. */
    int specificity() {
        return value.equals("*/*") ? 0 : value.endsWith("/*") ? 1 : 2;
    }

    /** The type in lower case and without parameters: what RFC 2045 and the WHATWG call essence. */
    static String essence(MediaType type) {
        String value = type.value();
        int semicolon = value.indexOf(';');
        return (semicolon < 0 ? value : value.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    static boolean isEssence(String essence) {
        return ESSENCE.matcher(essence).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
