package dev.backsight.reports.html;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes the few SVG elements the pictures are made of. Looks come from the style sheet through class names. */
final class Svg {

    private final StringBuilder out = new StringBuilder(256);

    /** @param attributes ours, never foreign text */
    static Svg open(String attributes) {
        Svg svg = new Svg();
        svg.out.append("<svg ").append(attributes).append('>');
        return svg;
    }

    Svg title(String text) {
        return text("title", "", text);
    }

    Svg desc(String text) {
        return text("desc", "", text);
    }

    Svg text(String element, String attributes, String text) {
        out.append('<').append(element).append(attributes.isEmpty() ? "" : " ").append(attributes);
        out.append('>').append(escape(text)).append("</").append(element).append('>');
        return this;
    }

    /** An element without content. */
    Svg draw(String element, String attributes) {
        out.append('<').append(element).append(' ').append(attributes).append("/>");
        return this;
    }

    String close() {
        return out.append("</svg>").toString();
    }

    /** A coordinate: at most two decimals, no exponent. */
    static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
