package dev.backsight.reports.export;

import dev.backsight.reports.text.Printable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes gauges as the text format of the OpenMetrics specification, version 1.0.0: metadata before samples, families
 * whole and one after the other, no series twice, and the line that says nothing is missing.
 */
final class MetricFamilies {

    /** @param value foreign; one that is empty counts as absent */
    record Label(String name, String value) {}

    private final StringBuilder out = new StringBuilder();
    private final Set<String> written = new HashSet<>();
    private String family = "";

    /**
     * Begins a family.
     *
     * @param name ours; ends with the unit where there is one
     * @param unit a base unit; empty where there is none
     * @param help ours, one line
     */
    void family(String name, String unit, String help) {
        family = name;
        written.clear();
        out.append("# TYPE ").append(name).append(" gauge\n");
        if (!unit.isEmpty()) {
            out.append("# UNIT ").append(name).append(' ').append(unit).append('\n');
        }
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    }

    /** Of the family begun last; a second one with the same labels is left out, because a reader refuses the whole. */
    void sample(List<Label> labels, double value) {
        StringBuilder text = new StringBuilder();
        for (Label label : labels) {
            if (!label.value().isEmpty()) {
                text.append(text.isEmpty() ? "" : ",")
                        .append(label.name())
                        .append("=\"")
                        .append(escaped(label.value()))
                        .append('"');
            }
        }
        if (written.add(text.toString())) {
            out.append(family).append('{').append(text).append("} ");
            out.append(number(value)).append('\n');
        }
    }

    /** The whole exposition. */
    String finish() {
        return out.append("# EOF\n").toString();
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String escaped(String foreign) {
        return Printable.line(foreign).replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
