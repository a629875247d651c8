package dev.backsight.reports.html;

import dev.backsight.checker.model.InjectedSlowdown;
import dev.backsight.checker.model.RecordedSlowdown;
import dev.backsight.reports.text.Moment;
import dev.backsight.reports.text.Percent;
import dev.backsight.reports.text.Share;
import dev.backsight.reports.text.Typography;
import dev.backsight.reports.text.WorkloadName;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.time.Duration;
import java.util.List;

/**
 * Slowdowns that were really made.
 *
 * @param budgets with which they were looked for, as headings
 * @param suites of each cell; 0 where there are none
 * @param held how many intervals hold what was built in, of how many
 */
record SlowdownsView(List<String> budgets, long suites, String held, List<Row> rows) {

    private static final int WIDTH = 200;
    private static final int HEIGHT = 16;
    private static final int MIDDLE = HEIGHT / 2;

    /** The plot goes from a little below 0 to a half beyond the largest slowdown. */
    private static final double BELOW = 0.25;

    private static final double BEYOND = 1.5;

    /**
     * @param strip the interval on a scale that all rows share, with a line at what was built in
     * @param off whether the interval misses what was built in
     */
    record Row(
            String name,
            String truth,
            int pairs,
            String mean,
            String interval,
            SafeString strip,
            boolean off,
            List<Cell> cells) {}

    /** @param holds how many intervals hold the truth, in per cent */
    record Cell(String found, String level, String holds) {}

    static SlowdownsView of(List<RecordedSlowdown> slowdowns, List<InjectedSlowdown> tried) {
        List<Duration> budgets =
                tried.stream().map(InjectedSlowdown::budget).distinct().sorted().toList();
        double largest = slowdowns.stream()
                .mapToDouble(row -> Math.abs(row.truth()))
                .max()
                .orElse(0);
        long held = slowdowns.stream().filter(RecordedSlowdown::holdsTruth).count();
        return new SlowdownsView(
                budgets.stream().map(Moment::text).toList(),
                tried.isEmpty() ? 0 : tried.get(0).found().of(),
                held + " of " + slowdowns.size(),
                slowdowns.stream()
                        .map(row -> new Row(
                                WorkloadName.of(row.benchmark(), CertificatePage.LONGEST, Typography.RICH),
                                Percent.setting(row.truth(), Typography.RICH),
                                row.pairs(),
                                Share.signed(row.mean()),
                                Share.interval(row.low(), row.high()),
                                new SafeString(strip(row, largest)),
                                !row.holdsTruth(),
                                budgets.stream()
                                        .map(budget -> cell(row, budget, tried))
                                        .toList()))
                        .toList());
    }

    private static Cell cell(RecordedSlowdown row, Duration budget, List<InjectedSlowdown> tried) {
        return tried.stream()
                .filter(each -> each.benchmark().equals(row.benchmark())
                        && each.truth() == row.truth()
                        && each.budget().equals(budget))
                .findFirst()
                .map(each -> new Cell(Share.points(each.found()), Level.of(each.found()), Share.points(each.covered())))
                .orElse(new Cell("-", "", "-"));
    }

    private static String strip(RecordedSlowdown row, double largest) {
        double low = x(row.low(), largest);
        double high = x(row.high(), largest);
        return Svg.open("class=\"strip\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" width=\"" + WIDTH + "\" height=\""
                        + HEIGHT + "\" aria-hidden=\"true\"")
                .draw("path", "class=\"tick\" d=\"" + upright(x(0, largest)) + "\"")
                .draw("path", "class=\"zero\" d=\"" + upright(x(row.truth(), largest)) + "\"")
                .draw("path", "class=\"ci\" d=\"M" + Svg.number(low) + " " + MIDDLE + "H" + Svg.number(high) + "\"")
                .draw(
                        "circle",
                        "class=\"solid\" r=\"3.5\" cx=\"" + Svg.number(x(row.mean(), largest)) + "\" cy=\"" + MIDDLE
                                + "\"")
                .close();
    }

    private static String upright(double x) {
        return "M" + Svg.number(x) + " 0V" + HEIGHT;
    }

    /** What lies outside ends at the edge. */
    private static double x(double change, double largest) {
        double share = (change / largest + BELOW) / (BEYOND + BELOW);
        return WIDTH * Math.max(0, Math.min(1, share));
    }
}
