package dev.backsight.reports.html;

import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.Comparison;
import dev.backsight.reports.text.Percent;
import dev.backsight.reports.text.Typography;

/**
 * One line of the forest plot: tolerance band, 95 % interval, estimate. Places are percentages of the width, so that the
 * strip fits a phone and a wide screen without being distorted.
 */
final class IntervalStrip {

    private static final int HEIGHT = 24;
    private static final int MIDDLE = HEIGHT / 2;

    private final Axis axis;

    IntervalStrip(Axis axis) {
        this.axis = axis;
    }

    /** The vertical lines behind every strip; defined once, used by each. */
    String grid() {
        StringBuilder lines = new StringBuilder();
        for (double tick : axis.ticks()) {
            String x = Svg.number(axis.position(tick)) + "%";
            lines.append("<line class=\"")
                    .append(tick == 0 ? "zero" : "tick")
                    .append("\" x1=\"" + x + "\" x2=\"" + x + "\" y1=\"0\" y2=\"" + HEIGHT + "\"/>");
        }
        return "<svg class=\"sprite\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs><g id=\"grid\">" + lines
                + "</g></defs></svg>";
    }

    /** The labelled axis. */
    String scale(String title, String description) {
        Svg svg = Svg.open("class=\"scale\" width=\"100%\" height=\"20\" role=\"img\"")
                .title(title)
                .desc(description);
        for (double tick : axis.ticks()) {
            String label = tick == 0 ? "0" : tickLabel(tick);
            svg.text("text", "x=\"" + Svg.number(axis.position(tick)) + "%\" y=\"14\"", label);
        }
        return svg.close();
    }

    /** {@code +25 %}: whole percents without a decimal, and thirds rounded to them. */
    private static String tickLabel(double tick) {
        boolean whole = Math.abs(tick) > 0.3 || Math.abs(tick * 100 - Math.rint(tick * 100)) < 1e-9;
        return Percent.signed(whole ? Math.rint(tick * 100) / 100 : tick, Typography.RICH)
                .replace(".0\u00a0%", "\u00a0%");
    }

    String draw(Comparison comparison, Change change, String title) {
        Svg svg = Svg.open("class=\"strip\" width=\"100%\" height=\"" + HEIGHT + "\" role=\"img\"")
                .title(title);
        band(svg, comparison.tolerance());
        svg.draw("use", "href=\"#grid\"");
        if (isKnown(change)) {
            interval(svg, change);
        }
        double estimate = axis.position(change.estimate());
        if (estimate >= 0 && estimate <= 100) {
            svg.draw("use", Marker.use(comparison.verdict(), estimate, MIDDLE));
        } else if (!isKnown(change)) {
            arrow(svg, estimate < 0 ? "arrow-left" : "arrow-right", estimate < 0 ? 0 : 100);
        }
        return svg.close();
    }

    /** One pair or fork has an estimate and no interval. */
    static boolean isKnown(Change change) {
        return Double.isFinite(change.low()) && Double.isFinite(change.high());
    }

    private void interval(Svg svg, Change change) {
        double low = axis.clamped(change.low());
        double high = axis.clamped(change.high());
        svg.draw(
                "line",
                "class=\"ci\" x1=\"" + percent(low) + "\" x2=\"" + percent(high) + "\" y1=\"" + MIDDLE + "\" y2=\""
                        + MIDDLE + "\"");
        boolean beyondLeft = axis.position(change.low()) < 0;
        boolean beyondRight = axis.position(change.high()) > 100;
        if (beyondLeft) {
            arrow(svg, "arrow-left", 0);
        }
        if (beyondRight) {
            arrow(svg, "arrow-right", 100);
        }
    }

    /** Arrow heads for intervals that go on outside the plot; defined once. */
    static String arrows() {
        return Svg.open("class=\"sprite\" width=\"0\" height=\"0\" aria-hidden=\"true\"")
                .draw("path", "id=\"arrow-left\" class=\"arrow\" d=\"M7-5 1 0 7 5\"")
                .draw("path", "id=\"arrow-right\" class=\"arrow\" d=\"M-7-5-1 0-7 5\"")
                .close();
    }

    private void band(Svg svg, double tolerance) {
        double right = axis.clamped(tolerance);
        double left = 100 - right;
        svg.draw(
                "rect",
                "class=\"band\" x=\"" + percent(left) + "\" width=\"" + percent(right - left) + "\" height=\"" + HEIGHT
                        + "\"");
    }

    private static void arrow(Svg svg, String id, int x) {
        svg.draw("use", "href=\"#" + id + "\" x=\"" + x + "%\" y=\"" + MIDDLE + "\"");
    }

    private static String percent(double position) {
        return Svg.number(position) + "%";
    }
}
