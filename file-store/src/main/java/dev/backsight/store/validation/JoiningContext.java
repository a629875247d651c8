package dev.backsight.store.validation;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where the joiners U+200C and U+200D change what is seen: between letters of scripts that join (after RFC 5892 appendix
 * A.1 and A.2), and, for U+200D, between the emoji of one sequence (UTS #51, 1.4.9). Elsewhere they are invisible.
 */
final class JoiningContext {

    private static final Set<UnicodeScript> JOINING = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.NKO,
            UnicodeScript.MANDAIC,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private JoiningContext() {}

    static boolean allows(String name, int index) {
        int c = name.codePointAt(index);
        if ((c != 0x200C && c != 0x200D) || index == 0 || index + 1 == name.length()) {
            return false;
        }
        int after = name.codePointAt(index + 1);
        return (isJoining(name.codePointBefore(index)) && isJoining(after))
                || (c == 0x200D && isSymbol(after) && isSymbolBefore(name, index));
    }

    /** Whether a symbol is before the index, but for the selector that belongs to it. */
    static boolean isSymbolBefore(String name, int index) {
        int at = index;
        int before = at == 0 ? -1 : name.codePointBefore(at);
        if (before == 0xFE0F) {
            at--;
            before = at == 0 ? -1 : name.codePointBefore(at);
        }
        return before >= 0 && isSymbol(before);
    }

    private static boolean isJoining(int c) {
        boolean letterOrMark = Character.isLetter(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
        return letterOrMark && JOINING.contains(UnicodeScript.of(c));
    }

    /** Skin tones are modifier symbols. */
    private static boolean isSymbol(int c) {
        int type = Character.getType(c);
        return type == Character.OTHER_SYMBOL
                || (type == Character.MODIFIER_SYMBOL && c >= 0x1F3FB && c <= 0x1F3FF)
                || type == Character.MATH_SYMBOL
                || c == 0x203C
                || c == 0x2049;
    }
}
