package dev.backsight.reports.html;

import dev.backsight.checker.model.AcceptedValue;
import dev.backsight.checker.model.Direction;
import dev.backsight.checker.model.Unit;
import dev.backsight.reports.text.Moment;
import dev.backsight.reports.text.Percent;
import dev.backsight.reports.text.Printable;
import dev.backsight.reports.text.Scale;
import dev.backsight.reports.text.Typography;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What was accepted of a benchmark so far, a step an acceptance. */
final class AcceptedFigure {

    private static final List<String> COLUMNS = List.of("Accepted", "Value", "Change", "Commit", "Reason");

    private static final int LONGEST = 200;
    private static final int SHORT_COMMIT = 10;

    private AcceptedFigure() {}

    private record Step(AcceptedValue accepted, double value) {}

    /**
     * @param accepted oldest first
     * @param unit of the comparison; what does not convert to it is left out
     * @return empty where there are no two to tell apart
     */
    static Optional<Figure> of(List<AcceptedValue> accepted, Unit unit, Direction direction, Scale scale) {
        List<Step> steps = new ArrayList<>();
        for (AcceptedValue each : accepted) {
            OptionalDouble factor = each.unit().factorTo(unit);
            double value = each.location() * factor.orElse(Double.NaN);
            if (Double.isFinite(value)) {
                steps.add(new Step(each, value));
            }
        }
        if (steps.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(new Figure(
                "Accepted so far",
                new SafeString(picture(steps, scale)),
                "A step is an accepted baseline, the oldest left.",
                COLUMNS,
                rows(steps, direction, scale)));
    }

    private static String picture(List<Step> steps, Scale scale) {
        double[] sorted = steps.stream().mapToDouble(Step::value).sorted().toArray();
        Frame frame = new Frame(sorted[0], sorted[sorted.length - 1]);
        Frame across = new Frame(0, steps.size());
        StringBuilder path = new StringBuilder(
                "M" + Frame.x(0) + " " + Frame.y(frame.share(steps.get(0).value())));
        for (int i = 0; i < steps.size(); i++) {
            path.append("V").append(Frame.y(frame.share(steps.get(i).value())));
            path.append("H").append(Frame.x(across.share(i + 1)));
        }
        Step first = steps.get(0);
        Step last = steps.get(steps.size() - 1);
        Svg svg = Frame.open(steps.size() + " accepted baselines, from " + scale.text(first.value()) + " to "
                        + scale.text(last.value()) + ".")
                .draw("path", "class=\"head line\" d=\"" + path + "\"");
        Frame.labelLeft(svg, 1, scale.text(frame.high()));
        Frame.labelLeft(svg, 0, frame.low() < frame.high() ? scale.text(frame.low()) : "");
        Frame.labelsBelow(svg, date(first), date(last));
        return svg.close();
    }

    private static List<List<String>> rows(List<Step> steps, Direction direction, Scale scale) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            String commit = step.accepted().commit();
            rows.add(List.of(
                    date(step),
                    scale.text(step.value()),
                    i == 0 ? "" : change(steps.get(i - 1).value(), step.value(), direction),
                    Printable.line(commit, Math.min(commit.length(), SHORT_COMMIT), Typography.RICH),
                    Printable.line(step.accepted().reason(), LONGEST, Typography.RICH)));
        }
        return rows;
    }

    private static String change(double before, double after, Direction direction) {
        double ratio = direction == Direction.HIGHER_IS_BETTER ? before / after : after / before;
        return before == after ? "none" : Percent.signed(ratio - 1, Typography.RICH);
    }

    private static String date(Step step) {
        return Moment.date(step.accepted().acceptedAt());
    }
}
