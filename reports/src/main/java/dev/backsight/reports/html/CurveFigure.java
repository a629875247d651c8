package dev.backsight.reports.html;

import dev.backsight.checker.model.QuantileCurve;
import dev.backsight.checker.model.Replicate;
import dev.backsight.checker.model.Unit;
import dev.backsight.reports.text.Percent;
import dev.backsight.reports.text.Scale;
import dev.backsight.reports.text.Typography;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How values are distributed, a line a side: dashed for base, solid for head. */
final class CurveFigure {

    private static final List<String> COLUMNS = List.of("Share of all", "Base, at most", "Head, at most");

    /** Of a curve of more points, those that the table holds. */
    private static final Set<Double> TABLED = Set.of(0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0);

    private static final int TABLED_ALL = 15;

    private static final List<Double> PERCENTILES = List.of(0.5, 0.9, 0.99, 0.999);

    private CurveFigure() {}

    /** The empirical distribution function of slices, or of iterations of forks measured apart. */
    static Figure ofTimes(QuantileCurve curve, Replicate replicate, Scale scale) {
        String what = replicate == Replicate.PAIR ? "slices" : "iterations";
        double[] sorted = values(curve);
        Frame frame = Frame.fitting(sorted);
        Svg svg = Frame.open(title(curve, scale))
                .draw("path", "class=\"rail\" d=\"M" + Frame.LEFT + " " + Frame.y(0.5) + "H" + Frame.RIGHT + "\"")
                .draw("path", "class=\"base line\" d=\"" + rising(curve.fractions(), curve.base(), frame) + "\"")
                .draw("path", "class=\"head line\" d=\"" + rising(curve.fractions(), curve.head(), frame) + "\"");
        Frame.labelLeft(svg, 1, "all");
        Frame.labelLeft(svg, 0.5, "half");
        Frame.labelsBelow(svg, scale.text(frame.low()), frame.low() < frame.high() ? scale.text(frame.high()) : "");
        return new Figure(
                "Distribution of all " + what,
                new SafeString(svg.close()),
                "The share of all that were at most so large. Dashed: base. Solid: head."
                        + (frame.isBeyond(sorted[0]) || frame.isBeyond(sorted[sorted.length - 1])
                                ? " What lies beyond the edges is drawn at them."
                                : ""),
                COLUMNS,
                rows(curve, scale));
    }

    /** Percentiles of single operations, on an axis on which 90 %, 99 % and 99.9 % lie equally far apart. */
    static Figure ofLatency(QuantileCurve curve) {
        double[] sorted = values(curve);
        Scale scale = Scale.of(new Unit("ns/op"), curve.head().get(curve.head().size() / 2), Typography.RICH);
        Frame time = new Frame(log(sorted[0]), log(sorted[sorted.length - 1]));
        double last = nines(curve.fractions().get(curve.fractions().size() - 1));
        Frame across = new Frame(0, last);
        Svg svg = Frame.open(title(curve, scale));
        for (double percentile : PERCENTILES) {
            if (nines(percentile) <= last) {
                String x = Frame.x(across.share(nines(percentile)));
                svg.draw("path", "class=\"rail\" d=\"M" + x + " " + Frame.TOP + "V" + Frame.BOTTOM + "\"")
                        .text(
                                "text",
                                "class=\"end\" x=\"" + x + "\" y=\"" + Frame.LABEL_Y + "\"",
                                Percent.setting(percentile, Typography.RICH));
            }
        }
        svg.draw("path", "class=\"base line\" d=\"" + outward(curve.fractions(), curve.base(), across, time) + "\"")
                .draw(
                        "path",
                        "class=\"head line\" d=\"" + outward(curve.fractions(), curve.head(), across, time) + "\"");
        Frame.labelLeft(svg, 1, scale.text(sorted[sorted.length - 1]));
        Frame.labelLeft(svg, 0, scale.text(sorted[0]));
        return new Figure(
                "Percentiles of single operations",
                new SafeString(svg.close()),
                "Both axes are logarithmic. Dashed: base. Solid: head.",
                COLUMNS,
                rows(curve, scale));
    }

    private static String rising(List<Double> fractions, List<Double> values, Frame frame) {
        return path(fractions.size(), i -> Frame.x(frame.share(values.get(i))), i -> Frame.y(fractions.get(i)));
    }

    private static String outward(List<Double> fractions, List<Double> values, Frame across, Frame time) {
        return path(
                fractions.size(),
                i -> Frame.x(across.share(nines(fractions.get(i)))),
                i -> Frame.y(time.share(log(values.get(i)))));
    }

    private interface Coordinate {
        String at(int point);
    }

    private static String path(int points, Coordinate x, Coordinate y) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < points; i++) {
            path.append(i == 0 ? 'M' : 'L').append(x.at(i)).append(' ').append(y.at(i));
        }
        return path.toString();
    }

    /** 90 % is 1, 99 % is 2, 99.9 % is 3; 100 % is drawn as if it were 99.99 %. */
    private static double nines(double fraction) {
        return -Math.log10(Math.max(1e-4, 1 - fraction));
    }

    /** A clock may see no time pass. */
    private static double log(double nanos) {
        return Math.log(Math.max(0.1, nanos));
    }

    private static double[] values(QuantileCurve curve) {
        return Stream.concat(curve.base().stream(), curve.head().stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
    }

    private static String title(QuantileCurve curve, Scale scale) {
        int last = curve.fractions().size() - 1;
        return "Base: " + scale.number(curve.base().get(0)) + " to "
                + scale.text(curve.base().get(last)) + ". Head: "
                + scale.number(curve.head().get(0)) + " to "
                + scale.text(curve.head().get(last)) + ".";
    }

    private static List<List<String>> rows(QuantileCurve curve, Scale scale) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < curve.fractions().size(); i++) {
            double fraction = curve.fractions().get(i);
            if (curve.fractions().size() <= TABLED_ALL || TABLED.contains(fraction)) {
                rows.add(List.of(
                        fraction == 0 ? "the least" : Percent.setting(fraction, Typography.RICH),
                        scale.text(curve.base().get(i)),
                        scale.text(curve.head().get(i))));
            }
        }
        return rows;
    }
}
