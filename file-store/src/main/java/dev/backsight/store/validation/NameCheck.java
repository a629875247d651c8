package dev.backsight.store.validation;

import dev.backsight.store.identity.FileName;
import dev.backsight.store.identity.InvalidNameException;
import dev.backsight.store.validation.Refusal.HostileName;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges names. What {@link FileName} refuses is left to it; then characters are looked at, then segments. Windows' rules
 * are those of Microsoft's "Naming Files, Paths, and Namespaces".
 */
record NameCheck(NameRules rules) {

    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:");

    /** COM and LPT take the superscripts 1 to 3 as digits, too. */
    private static final Pattern RESERVED =
            Pattern.compile("(?:CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(?:COM|LPT)[0-9\u00B9\u00B2\u00B3])");

    /** Dot, slash, backslash, colon and NUL; lead bytes C0, C1 and E0 80/F0 80 begin overlong UTF-8 (RFC 3629). */
    private static final Pattern ENCODED =
            Pattern.compile("%(?:2e|2f|5c|3a|00|25|c0|c1|e0%80|f0%80)", Pattern.CASE_INSENSITIVE);

    /** Full-width, small and mathematical forms of . / \ and :, which compatibility folding or the eye takes for them. */
    private static final String CONFUSABLES = "\uFF0E\uFE52\u2024\u2025\uFF0F\u2044\u2215\u29F8\u2571"
            + "\uFF3C\uFE68\u2216\u29F5\u29F9\uFF1A\uFE55\u2236\uA789"
            + "\uFE30\uFE13\u2100\u2101\u2105\u2106";

    Optional<HostileName> judge(String name) {
        try {
            FileName fileName = new FileName(name);
            return judgeLength(fileName)
                    .or(() -> judgeCharacters(name))
                    .or(() -> judgeNormalization(name))
                    .or(() -> judgeBeginning(name))
                    .or(() -> judgeSegments(name));
        } catch (InvalidNameException e) {
            NameHazard hazard =
                    switch (e.rule()) {
                        case NOT_EMPTY -> NameHazard.EMPTY;
                        case BOUNDED_LENGTH -> NameHazard.TOO_LONG;
                        case NO_CONTROL_CHARACTERS -> NameHazard.CONTROL_CHARACTER;
                        case VALID_UNICODE -> NameHazard.UNPAIRED_SURROGATE;
                    };
            return Optional.of(new HostileName(hazard, String.valueOf(e.getMessage())));
        }
    }

    private Optional<HostileName> judgeLength(FileName name) {
        int bytes = name.utf8().length;
        return bytes <= rules.maxBytes()
                ? Optional.empty()
                : Optional.of(new HostileName(
                        NameHazard.TOO_LONG,
                        "the name has " + bytes + " bytes of UTF-8; at most " + rules.maxBytes() + " are allowed"));
    }

    private Optional<HostileName> judgeCharacters(String name) {
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            if (isBidiControl(c) && refuses(NameHazard.BIDI_CONTROL)) {
                return at(NameHazard.BIDI_CONTROL, name, i, "reorders the text around it; leave it out");
            }
            if (((isInvisible(c) && !JoiningContext.allows(name, i)) || isStraySelector(name, i, c))
                    && refuses(NameHazard.INVISIBLE)) {
                return at(NameHazard.INVISIBLE, name, i, "cannot be seen; leave it out");
            }
            if (CONFUSABLES.indexOf(c) >= 0 && refuses(NameHazard.CONFUSABLE)) {
                return at(NameHazard.CONFUSABLE, name, i, "passes for a dot, slash, backslash or colon; use another");
            }
            if (c == '\\' && refuses(NameHazard.BACKSLASH)) {
                return at(NameHazard.BACKSLASH, name, i, "separates folders on Windows; folders are separated by '/'");
            }
            i += Character.charCount(c);
        }
        Matcher encoded = ENCODED.matcher(name);
        return encoded.find() && refuses(NameHazard.PERCENT_ENCODED)
                ? refusal(
                        NameHazard.PERCENT_ENCODED,
                        name,
                        "has the percent-encoding " + encoded.group() + " at index " + encoded.start()
                                + "; write names plainly, without encoding")
                : Optional.empty();
    }

    private Optional<HostileName> judgeNormalization(String name) {
        return refuses(NameHazard.NOT_NFC) && !Normalizer.isNormalized(name, Normalizer.Form.NFC)
                ? refusal(NameHazard.NOT_NFC, name, "is not in Unicode normalization form NFC; normalize it first")
                : Optional.empty();
    }

    private Optional<HostileName> judgeBeginning(String name) {
        if (name.startsWith("/") && refuses(NameHazard.ABSOLUTE)) {
            return refusal(NameHazard.ABSOLUTE, name, "begins with '/'; only relative names are allowed");
        }
        if (DRIVE.matcher(name).find() && refuses(NameHazard.DRIVE_LETTER)) {
            return refusal(
                    NameHazard.DRIVE_LETTER, name, "begins with a drive letter; only relative names are allowed");
        }
        for (int i = 0; i < name.length(); i++) {
            if ("<>:\"|?*".indexOf(name.charAt(i)) >= 0 && refuses(NameHazard.RESERVED_CHARACTER)) {
                return at(
                        NameHazard.RESERVED_CHARACTER,
                        name,
                        i,
                        "is reserved on Windows; none of < > : \" | ? * is allowed");
            }
        }
        return Optional.empty();
    }

    private Optional<HostileName> judgeSegments(String name) {
        // A backslash, where the rules let one pass, still separates for the one reader that matters here.
        String[] segments = name.split("[/\\\\]", -1);
        if (segments.length > rules.maxSegments() && refuses(NameHazard.TOO_DEEP)) {
            return refusal(
                    NameHazard.TOO_DEEP,
                    name,
                    "has " + segments.length + " segments; at most " + rules.maxSegments() + " are allowed");
        }
        for (int i = 0; i < segments.length; i++) {
            // The empty segment before a leading slash is the slash's affair.
            if (i > 0 || !segments[i].isEmpty()) {
                Optional<HostileName> refusal = judgeSegment(name, segments[i]);
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<HostileName> judgeSegment(String name, String segment) {
        if (segment.isEmpty()) {
            return refuses(NameHazard.EMPTY_SEGMENT)
                    ? refusal(NameHazard.EMPTY_SEGMENT, name, "has an empty segment; write one '/' between segments")
                    : Optional.empty();
        }
        if ((segment.equals(".") || segment.equals("..")) && refuses(NameHazard.TRAVERSAL)) {
            return refusal(
                    NameHazard.TRAVERSAL, name, "has the segment '" + segment + "'; write where it leads instead");
        }
        int bytes = segment.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > rules.maxSegmentBytes() && refuses(NameHazard.SEGMENT_TOO_LONG)) {
            return refusal(
                    NameHazard.SEGMENT_TOO_LONG,
                    name,
                    "has a segment of " + bytes + " bytes of UTF-8; at most " + rules.maxSegmentBytes()
                            + " are allowed");
        }
        if ((segment.endsWith(".") || segment.endsWith(" "))
                && !segment.equals(".")
                && !segment.equals("..")
                && refuses(NameHazard.TRAILING_DOT_OR_SPACE)) {
            return refusal(
                    NameHazard.TRAILING_DOT_OR_SPACE,
                    name,
                    "has a segment that ends with a dot or space, which Windows drops; remove it");
        }
        int dot = segment.indexOf('.');
        String stem = (dot < 0 ? segment : segment.substring(0, dot)).strip().toUpperCase(Locale.ROOT);
        return RESERVED.matcher(stem).matches() && refuses(NameHazard.RESERVED_NAME)
                ? refusal(
                        NameHazard.RESERVED_NAME,
                        name,
                        "has the segment " + QuotedText.of(segment) + ", a device on Windows; call it something else")
                : Optional.empty();
    }

    private boolean refuses(NameHazard hazard) {
        return rules.refused().contains(hazard);
    }

    private static boolean isBidiControl(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    /** A variation selector chooses how a symbol is drawn, and nothing after anything else. */
    private static boolean isStraySelector(String name, int index, int c) {
        return c >= 0xFE00 && c <= 0xFE0F && !JoiningContext.isSymbolBefore(name, index);
    }

    /** Format characters but for those that are drawn (Arabic and Kaithi number signs), fillers, and noncharacters. */
    private static boolean isInvisible(int c) {
        boolean drawn = (c >= 0x0600 && c <= 0x0605)
                || c == 0x06DD
                || c == 0x070F
                || (c >= 0x0890 && c <= 0x0891)
                || c == 0x08E2
                || c == 0x110BD
                || c == 0x110CD;
        return (Character.getType(c) == Character.FORMAT && !drawn && !isBidiControl(c))
                || c == 0x2028
                || c == 0x2029
                || c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x2800
                || (c >= 0xE0100 && c <= 0xE01EF)
                || c == 0x3164
                || c == 0xFFA0
                || (c >= 0xFDD0 && c <= 0xFDEF)
                || (c & 0xFFFE) == 0xFFFE;
    }

    private static Optional<HostileName> at(NameHazard hazard, String name, int index, String why) {
        return refusal(
                hazard,
                name,
                "has " + QuotedText.codePoint(name.codePointAt(index)) + " at index " + index + ", which " + why);
    }

    private static Optional<HostileName> refusal(NameHazard hazard, String name, String why) {
        return Optional.of(new HostileName(hazard, "the name " + QuotedText.of(name) + " " + why));
    }
}
