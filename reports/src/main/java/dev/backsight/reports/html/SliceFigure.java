package dev.backsight.reports.html;

import dev.backsight.checker.model.Disturbance;
import dev.backsight.checker.model.PairTrace;
import dev.backsight.checker.model.TracedSlice;
import dev.backsight.reports.text.Scale;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The slices of one pair over time, both sides on one scale, disturbed ones ringed. */
final class SliceFigure {

    private static final List<String> COLUMNS = List.of("Slices", "Base, median", "Head, median", "What else went on");

    private static final int MOST_ROWS = 10;

    private SliceFigure() {}

    static Figure of(PairTrace trace, Scale scale) {
        double[] sorted = Stream.concat(trace.base().stream(), trace.head().stream())
                .mapToDouble(TracedSlice::value)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        String caption = "Slices over time, pair " + trace.pair() + " of " + trace.pairs() + ": the one in the middle";
        return new Figure(
                caption,
                new SafeString(sorted.length == 0 ? "" : picture(trace, Frame.fitting(sorted), scale)),
                note(trace, sorted),
                COLUMNS,
                rows(trace, scale));
    }

    private static String picture(PairTrace trace, Frame frame, Scale scale) {
        // Warm-up turns came before.
        LongSummaryStatistics starts = Stream.concat(trace.base().stream(), trace.head().stream())
                .mapToLong(TracedSlice::start)
                .summaryStatistics();
        Frame time = new Frame((double) starts.getMin(), (double) starts.getMax());
        Svg svg = Frame.open("Base: " + inWords(trace.base(), scale) + " Head: " + inWords(trace.head(), scale))
                .draw(
                        "path",
                        "class=\"ring\" d=\"" + rings(trace.base(), time, frame) + rings(trace.head(), time, frame)
                                + "\"")
                .draw("path", "class=\"base dot\" d=\"" + marks(trace.base(), time, frame, "h0") + "\"")
                .draw("path", "class=\"head cross\" d=\"" + marks(trace.head(), time, frame, "m-3 0h6m-3-3v6") + "\"");
        Frame.labelLeft(svg, 1, scale.text(frame.high()));
        Frame.labelLeft(svg, 0, frame.low() < frame.high() ? scale.text(frame.low()) : "");
        Frame.labelsBelow(svg, seconds(starts.getMin()), seconds(starts.getMax()));
        return svg.close();
    }

    /** To a tenth. */
    private static String seconds(long micros) {
        long tenths = micros / 100_000;
        return tenths / 10 + "." + tenths % 10 + " s";
    }

    /** @param shape drawn from the place of a slice */
    private static String marks(List<TracedSlice> slices, Frame time, Frame frame, String shape) {
        return slices.stream()
                .filter(slice -> Double.isFinite(slice.value()))
                .map(slice -> place(slice, time, frame) + shape)
                .collect(Collectors.joining());
    }

    private static String rings(List<TracedSlice> slices, Frame time, Frame frame) {
        return marks(
                slices.stream()
                        .filter(slice -> slice.disturbance() != Disturbance.NONE)
                        .toList(),
                time,
                frame,
                "m-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0");
    }

    private static String place(TracedSlice slice, Frame time, Frame frame) {
        return "M" + Frame.wholeX(time.share((double) slice.start())) + " " + Frame.wholeY(frame.share(slice.value()));
    }

    private static String inWords(List<TracedSlice> slices, Scale scale) {
        double[] sorted = finite(slices);
        return sorted.length == 0
                ? "none."
                : slices.size() + " slices, " + scale.number(sorted[0]) + " to "
                        + scale.text(sorted[sorted.length - 1]) + ", "
                        + slices.stream()
                                .filter(slice -> slice.disturbance() != Disturbance.NONE)
                                .count()
                        + " disturbed.";
    }

    private static String note(PairTrace trace, double[] sorted) {
        String note = "Dots: base. Crosses: head. Ringed: something else went on.";
        if (sorted.length == 0) {
            return note;
        }
        Frame frame = Frame.fitting(sorted);
        long beyond = Stream.concat(trace.base().stream(), trace.head().stream())
                .filter(slice -> Double.isFinite(slice.value()) && frame.isBeyond(slice.value()))
                .count();
        return beyond == 0 ? note : note + " " + beyond + (beyond == 1 ? " lies" : " lie") + " beyond the edges.";
    }

    private static List<List<String>> rows(PairTrace trace, Scale scale) {
        int slices = trace.base().size();
        int each = (slices + MOST_ROWS - 1) / MOST_ROWS;
        List<List<String>> rows = new ArrayList<>();
        for (int from = 0; from < slices; from += each) {
            int to = Math.min(slices, from + each);
            List<TracedSlice> base = trace.base().subList(from, to);
            List<TracedSlice> head = trace.head().subList(from, to);
            rows.add(List.of(
                    to - from == 1 ? Integer.toString(to) : (from + 1) + " to " + to,
                    median(base, scale),
                    median(head, scale),
                    disturbances(base, head)));
        }
        return rows;
    }

    private static String median(List<TracedSlice> slices, Scale scale) {
        double[] sorted = finite(slices);
        return sorted.length == 0 ? "none" : scale.text(sorted[sorted.length / 2]);
    }

    private static double[] finite(List<TracedSlice> slices) {
        return slices.stream()
                .mapToDouble(TracedSlice::value)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }

    private static String disturbances(List<TracedSlice> base, List<TracedSlice> head) {
        List<String> parts = new ArrayList<>();
        count(base).forEach((disturbance, times) -> parts.add("base: " + disturbance.words() + " (" + times + ")"));
        count(head).forEach((disturbance, times) -> parts.add("head: " + disturbance.words() + " (" + times + ")"));
        return parts.isEmpty() ? "nothing" : String.join("; ", parts);
    }

    private static Map<Disturbance, Integer> count(List<TracedSlice> slices) {
        Map<Disturbance, Integer> counts = new EnumMap<>(Disturbance.class);
        for (TracedSlice slice : slices) {
            if (slice.disturbance() != Disturbance.NONE) {
                counts.merge(slice.disturbance(), 1, Integer::sum);
            }
        }
        return counts;
    }
}
