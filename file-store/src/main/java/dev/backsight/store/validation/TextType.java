package dev.backsight.store.validation;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a beginning is text, and which: strict UTF-8 (RFC 3629: no overlong forms, no surrogates) without control
 * characters but white space and escape, or text in UTF-16 behind its byte order mark.
 */
final class TextType {

    static final String PLAIN = "text/plain";
    static final String XML = "application/xml";
    static final String HTML = "text/html";
    static final String JSON = "application/json";
    static final String SVG = "image/svg+xml";

    /** The tags of the WHATWG's "MIME Sniffing" 7.1, each followed by a space or {@code >}. */
    private static final Pattern HTML_BEGINNING = Pattern.compile(
            "(?:<!doctype html|<(?:html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p))" + "[\\s>].*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern SVG_ROOT = Pattern.compile("<(?:[A-Za-z_][\\w.-]{0,60}:)?svg[\\s>/]");
    private static final Pattern HTML_ROOT = Pattern.compile("<!doctype html|<html[\\s>]", Pattern.CASE_INSENSITIVE);

    /** Where a root element is looked for; comments and declarations before it are seldom longer. */
    private static final int ROOT_WITHIN = 4096;

    private TextType() {}

    static Optional<String> of(byte[] prefix) {
        if (prefix.length == 0) {
            return Optional.empty();
        }
        boolean bigEndian = startsWith(prefix, 0xFE, 0xFF);
        boolean littleEndian = startsWith(prefix, 0xFF, 0xFE);
        CharsetDecoder decoder = (bigEndian
                        ? StandardCharsets.UTF_16BE
                        : littleEndian ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8)
                .newDecoder();
        CharBuffer chars = CharBuffer.allocate(prefix.length + 1);
        // The prefix may end within a character: what is malformed is only what no further byte can mend.
        CoderResult result = decoder.decode(ByteBuffer.wrap(prefix), chars, false);
        String text = chars.flip().toString();
        if (result.isError() || text.chars().anyMatch(TextType::isBinary)) {
            return Optional.empty();
        }
        return Optional.of(kindOf(text.startsWith("\uFEFF") ? text.substring(1) : text));
    }

    /** Text that is not UTF-8: its markup is ASCII in whatever encoding it is, and no less active. */
    static String ofEightBit(byte[] prefix) {
        return kindOf(new String(prefix, StandardCharsets.ISO_8859_1));
    }

    private static String kindOf(String text) {
        String stripped = withoutComments(text.stripLeading());
        String head = stripped.substring(0, Math.min(ROOT_WITHIN, stripped.length()));
        if (head.startsWith("<?xml") || head.startsWith("<svg")) {
            return SVG_ROOT.matcher(head).find() ? SVG : HTML_ROOT.matcher(head).find() ? "application/xhtml+xml" : XML;
        }
        if (HTML_BEGINNING.matcher(head).matches()) {
            return HTML;
        }
        if (head.startsWith("<!--")) {
            return HTML; // a comment that does not end; "MIME Sniffing" 7.1 takes any for HTML
        }
        if (head.toLowerCase(Locale.ROOT).startsWith("<!doctype svg")) {
            return SVG;
        }
        return JsonBeginning.matches(stripped) ? JSON : PLAIN;
    }

    /** What follows the leading comments; the comment itself if only text follows, or its end is not here. */
    private static String withoutComments(String text) {
        int at = 0;
        while (text.startsWith("<!--", at)) {
            int end = text.indexOf("-->", at + 4);
            if (end < 0) {
                return text;
            }
            at = end + 3;
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
        return text.startsWith("<", at) ? text.substring(at) : text;
    }

    private static boolean isBinary(int c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B;
    }

    private static boolean startsWith(byte[] prefix, int first, int second) {
        return prefix.length >= 2 && (prefix[0] & 0xFF) == first && (prefix[1] & 0xFF) == second;
    }
}
