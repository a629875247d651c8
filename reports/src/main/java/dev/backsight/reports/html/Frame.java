package dev.backsight.reports.html;

/**
 * Where things go in a small picture: a plot with labels left of it and below. Narrow enough for its text to stay
 * legible on a phone.
 *
 * @param low value at the left or lower edge
 * @param high value at the other edge, not below {@code low}
 */
record Frame(double low, double high) {

    static final int WIDTH = 360;
    static final int HEIGHT = 150;
    static final int LEFT = 82;
    static final int RIGHT = WIDTH - 8;
    static final int TOP = 12;
    static final int BOTTOM = 122;
    static final int LABEL_Y = 144;

    /** Values further out than this many times the distance of the tenth from the middle are held at the edge. */
    private static final double REACH = 4;

    /** @param sorted ascending and finite, at least one */
    static Frame fitting(double[] sorted) {
        double middle = at(sorted, 0.5);
        double low = Math.max(sorted[0], middle - REACH * (middle - at(sorted, 0.1)));
        double high = Math.min(sorted[sorted.length - 1], middle + REACH * (at(sorted, 0.9) - middle));
        return low < high ? new Frame(low, high) : new Frame(sorted[0], sorted[sorted.length - 1]);
    }

    private static double at(double[] sorted, double fraction) {
        return sorted[(int) Math.round(fraction * (sorted.length - 1))];
    }

    /** Whether a value has no place of its own. */
    boolean isBeyond(double value) {
        return value < low || value > high;
    }

    /** From 0 at the low edge to 1 at the high one, and never beyond. */
    double share(double value) {
        if (!(low < high)) {
            return 0.5;
        }
        // Halved first, because the difference of two large numbers may overflow.
        double share = (value / 2 - low / 2) / (high / 2 - low / 2);
        return Math.max(0, Math.min(1, share));
    }

    static String x(double share) {
        return coordinate(LEFT + share * (RIGHT - LEFT));
    }

    static String y(double share) {
        return coordinate(BOTTOM - share * (BOTTOM - TOP));
    }

    /** Of a mark, which is larger than what is lost: a picture of hundreds is mostly coordinates. */
    static String wholeX(double share) {
        return Long.toString(Math.round(LEFT + share * (RIGHT - LEFT)));
    }

    static String wholeY(double share) {
        return Long.toString(Math.round(BOTTOM - share * (BOTTOM - TOP)));
    }

    /** To a tenth. */
    private static String coordinate(double value) {
        return Svg.number(Math.rint(value * 10) / 10);
    }

    static Svg open(String title) {
        return Svg.open("class=\"plot\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\"")
                .title(title)
                .draw(
                        "path",
                        "class=\"rail\" d=\"M" + LEFT + " " + TOP + "H" + RIGHT + "M" + LEFT + " " + BOTTOM + "H"
                                + RIGHT + "\"");
    }

    /** Left of the plot, at a height from 0 to 1. */
    static void labelLeft(Svg svg, double share, String text) {
        svg.text(
                "text",
                "class=\"end\" x=\"" + (LEFT - 8) + "\" y=\"" + Math.round(BOTTOM - share * (BOTTOM - TOP) + 4) + "\"",
                text);
    }

    /** Below the plot. */
    static void labelsBelow(Svg svg, String left, String right) {
        svg.text("text", "x=\"" + LEFT + "\" y=\"" + LABEL_Y + "\"", left)
                .text("text", "class=\"end\" x=\"" + RIGHT + "\" y=\"" + LABEL_Y + "\"", right);
    }
}
