package dev.backsight.reports.html;

import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every fork of both sides as a dot on one linear scale, base above head, pairs joined: shows at a glance whether they
 * overlap.
 */
final class DotStrip {

    private static final int WIDTH = 104;
    private static final int HEIGHT = 26;
    private static final int MARGIN = 5;
    private static final int BASE_Y = 8;
    private static final int HEAD_Y = 19;

    private DotStrip() {}

    /** Empty where neither side has a finite value. */
    static String draw(Comparison comparison, String title) {
        Side base = comparison.base();
        Side head = comparison.head();
        List<Double> all = new ArrayList<>(finite(base));
        all.addAll(finite(head));
        if (all.isEmpty()) {
            return "";
        }
        double low = all.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double high = all.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        Svg svg = Svg.open("class=\"dots\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" width=\"" + WIDTH
                        + "\" height=\"" + HEIGHT + "\" role=\"img\"")
                .title(title)
                .draw("path", "class=\"rail\" d=\"" + rail(BASE_Y) + rail(HEAD_Y) + "\"");
        List<JoinedPair> pairs = JoinedPair.of(comparison);
        if (!pairs.isEmpty()) {
            svg.draw("path", "class=\"join\" d=\"" + joins(pairs, low, high) + "\"");
        }
        return svg.draw("path", "class=\"base\" d=\"" + dots(finite(base), low, high, BASE_Y) + "\"")
                .draw("path", "class=\"head\" d=\"" + dots(finite(head), low, high, HEAD_Y) + "\"")
                .close();
    }

    private static String joins(List<JoinedPair> pairs, double low, double high) {
        StringBuilder path = new StringBuilder();
        for (JoinedPair pair : pairs) {
            path.append("M" + place(pair.base(), low, high) + " " + BASE_Y);
            path.append("L" + place(pair.head(), low, high) + " " + HEAD_Y);
        }
        return path.toString();
    }

    private static String rail(int y) {
        return "M0 " + y + "H" + WIDTH;
    }

    /** Lines of no length with round caps: a dot in a few bytes. */
    private static String dots(List<Double> values, double low, double high, int y) {
        StringBuilder path = new StringBuilder();
        for (double value : values) {
            path.append('M')
                    .append(place(value, low, high))
                    .append(' ')
                    .append(y)
                    .append("h0");
        }
        return path.toString();
    }

    private static String place(double value, double low, double high) {
        // Halved first, because the difference of two large numbers may overflow.
        double share = high > low ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0.5;
        return Svg.number(MARGIN + share * (WIDTH - 2 * MARGIN));
    }

    private static List<Double> finite(@Nullable Side side) {
        return side == null
                ? List.of()
                : side.forks().stream().filter(Double::isFinite).toList();
    }
}
