package dev.backsight.store.validation;

import dev.backsight.store.identity.FileName;
import java.util.EnumSet;
import java.util.Set;

/** What can be wrong with a name. The first four {@link FileName} refuses whatever the policy says. */
public enum NameHazard {
    /** No characters at all. */
    EMPTY,
    /** More bytes of UTF-8 than allowed in all. */
    TOO_LONG,
    /** Unicode category Cc: NUL ends a name in C, line ends forge log lines, ESC drives terminals. */
    CONTROL_CHARACTER,
    /** Half a character, which other systems replace, so that two names become one. */
    UNPAIRED_SURROGATE,
    /** More bytes of UTF-8 than allowed between two slashes. */
    SEGMENT_TOO_LONG,
    /** More segments than allowed. */
    TOO_DEEP,
    /** {@code a//b} or {@code a/}: file systems see another name. */
    EMPTY_SEGMENT,
    /** A segment {@code .} or {@code ..}: CWE-22, path traversal. */
    TRAVERSAL,
    /** Begins with a slash: CWE-36, absolute path traversal. */
    ABSOLUTE,
    /** Begins like {@code C:}. */
    DRIVE_LETTER,
    /** A separator on Windows, a character elsewhere. */
    BACKSLASH,
    /** {@code < > : " | ? *}: not in names on Windows; a colon there opens another stream of the same file. */
    RESERVED_CHARACTER,
    /** CON, NUL, COM1 and their like, with any extension: devices on Windows. */
    RESERVED_NAME,
    /** Windows drops dots and spaces at the end of a segment, so that two names become one. */
    TRAILING_DOT_OR_SPACE,
    /** Percent-encoded dots, slashes, NUL or overlong UTF-8, for the one who decodes once more: CWE-177. */
    PERCENT_ENCODED,
    /** U+202A to U+202E and U+2066 to U+2069: text shown in another order than stored, "gpj.exe" as "exe.jpg". */
    BIDI_CONTROL,
    /** Zero-width and other characters nobody sees, and noncharacters: two names look like one. */
    INVISIBLE,
    /** Not in Normalization Form C (Unicode Standard Annex 15): two spellings of one name. */
    NOT_NFC,
    /** A character that looks like, or is folded to, a dot, slash, backslash or colon: U+FF0E, U+2215 and others. */
    CONFUSABLE;

    private static final Set<NameHazard> UNCONDITIONAL =
            Set.copyOf(EnumSet.of(EMPTY, TOO_LONG, CONTROL_CHARACTER, UNPAIRED_SURROGATE));

    /** Whether {@link FileName} refuses it already, so that no policy can allow it. */
    public boolean isUnconditional() {
        return UNCONDITIONAL.contains(this);
    }
}
