package dev.backsight.reports.html;

import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Direction;
import dev.backsight.reports.text.Percent;
import dev.backsight.reports.text.Scale;
import dev.backsight.reports.text.Typography;
import java.util.List;

/**
 * Pairs of forks that took turns, as dots joined base to head: where the lines lean one way, head differs although the
 * pairs themselves are far apart; where they cross, they do not agree.
 *
 * @param picture SVG; empty where there is nothing to join
 * @param changes each pair's, in the order measured and oriented: positive is worse
 */
record PairPlot(String picture, List<String> changes) {

    static final PairPlot NONE = new PairPlot("", List.of());

    private static final int WIDTH = 480;
    private static final int HEIGHT = 116;
    private static final int LEFT = 44;
    private static final int RIGHT = 12;
    private static final int BASE_Y = 26;
    private static final int HEAD_Y = 78;
    private static final int LABEL_Y = 106;

    static PairPlot of(Comparison comparison, Scale scale) {
        List<JoinedPair> pairs = JoinedPair.of(comparison);
        Direction direction = comparison.metric().direction();
        if (pairs.isEmpty()) {
            return NONE;
        }
        double low = pairs.stream()
                .mapToDouble(pair -> Math.min(pair.base(), pair.head()))
                .min()
                .orElseThrow();
        double high = pairs.stream()
                .mapToDouble(pair -> Math.max(pair.base(), pair.head()))
                .max()
                .orElseThrow();
        StringBuilder joins = new StringBuilder();
        StringBuilder bases = new StringBuilder();
        StringBuilder heads = new StringBuilder();
        for (JoinedPair pair : pairs) {
            String base = Svg.number(place(pair.base(), low, high));
            String head = Svg.number(place(pair.head(), low, high));
            joins.append("M" + base + " " + BASE_Y + "L" + head + " " + HEAD_Y);
            bases.append("M" + base + " " + BASE_Y + "h0");
            heads.append("M" + head + " " + HEAD_Y + "h0");
        }
        String picture = Svg.open("class=\"pairs\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\"")
                .title(title(pairs, direction))
                .draw(
                        "path",
                        "class=\"rail\" d=\"M" + LEFT + " " + BASE_Y + "H" + WIDTH + "M" + LEFT + " " + HEAD_Y + "H"
                                + WIDTH + "\"")
                .draw("path", "class=\"join\" d=\"" + joins + "\"")
                .draw("path", "class=\"base\" d=\"" + bases + "\"")
                .draw("path", "class=\"head\" d=\"" + heads + "\"")
                .text("text", "x=\"0\" y=\"" + (BASE_Y + 4) + "\"", "base")
                .text("text", "x=\"0\" y=\"" + (HEAD_Y + 4) + "\"", "head")
                .text("text", "x=\"" + LEFT + "\" y=\"" + LABEL_Y + "\"", scale.text(low))
                .text(
                        "text",
                        "class=\"end\" x=\"" + WIDTH + "\" y=\"" + LABEL_Y + "\"",
                        low == high ? "" : scale.text(high))
                .close();
        List<String> changes = pairs.stream()
                .map(pair -> Percent.signed(pair.change(direction), Typography.RICH))
                .toList();
        return new PairPlot(picture, changes);
    }

    private static String title(List<JoinedPair> pairs, Direction direction) {
        long worse = pairs.stream().filter(pair -> pair.change(direction) > 0).count();
        return (pairs.size() == 1 ? "1 pair" : pairs.size() + " pairs") + ", in " + worse + " of which head was worse.";
    }

    private static double place(double value, double low, double high) {
        // Halved first, because the difference of two large numbers may overflow.
        double share = high > low ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0.5;
        return LEFT + RIGHT + share * (WIDTH - LEFT - 2 * RIGHT);
    }
}
