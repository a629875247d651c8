package dev.backsight.reports.html;

import dev.backsight.checker.model.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every fork of both sides as a dot on one linear scale, base above head: shows at a glance whether they overlap. */
final class DotStrip {

    private static final int WIDTH = 104;
    private static final int HEIGHT = 26;
    private static final int MARGIN = 5;
    private static final int BASE_Y = 8;
    private static final int HEAD_Y = 19;

    private DotStrip() {}

    /** Empty where neither side has a finite value. */
    static String draw(@Nullable Side base, @Nullable Side head, String title) {
        List<Double> all = new ArrayList<>(finite(base));
        all.addAll(finite(head));
        if (all.isEmpty()) {
            return "";
        }
        double low = all.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double high = all.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return Svg.open("class=\"dots\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" width=\"" + WIDTH + "\" height=\""
                        + HEIGHT + "\" role=\"img\"")
                .title(title)
                .draw("path", "class=\"rail\" d=\"" + rail(BASE_Y) + rail(HEAD_Y) + "\"")
                .draw("path", "class=\"base\" d=\"" + dots(finite(base), low, high, BASE_Y) + "\"")
                .draw("path", "class=\"head\" d=\"" + dots(finite(head), low, high, HEAD_Y) + "\"")
                .close();
    }

    private static String rail(int y) {
        return "M0 " + y + "H" + WIDTH;
    }

    /** Lines of no length with round caps: a dot in a few bytes. */
    private static String dots(List<Double> values, double low, double high, int y) {
        StringBuilder path = new StringBuilder();
        for (double value : values) {
            // Halved first, because the difference of two large numbers may overflow.
            double share = high > low ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0.5;
            path.append('M')
                    .append(Svg.number(MARGIN + share * (WIDTH - 2 * MARGIN)))
                    .append(' ')
                    .append(y)
                    .append("h0");
        }
        return path.toString();
    }

    private static List<Double> finite(@Nullable Side side) {
        return side == null
                ? List.of()
                : side.forks().stream().filter(Double::isFinite).toList();
    }
}
