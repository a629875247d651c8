package dev.backsight.reports.html;

import dev.backsight.checker.model.Verdict;
import dev.backsight.reports.text.VerdictText;

/** The shape of each verdict, drawn about the origin and defined once in the page: seen without colour it still tells. */
final class Marker {

    private Marker() {}

    /** All shapes, to be put into the page once. */
    static String definitions() {
        Svg svg = Svg.open("class=\"sprite\" width=\"0\" height=\"0\" aria-hidden=\"true\"");
        for (Verdict verdict : Verdict.values()) {
            svg.draw("path", "id=\"" + id(verdict) + "\" class=\"" + look(verdict) + "\" d=\"" + path(verdict) + "\"");
        }
        return svg.close();
    }

    /** The shape at a place in a plot. */
    static String use(Verdict verdict, double percent, int y) {
        return "href=\"#" + id(verdict) + "\" x=\"" + Svg.number(percent) + "%\" y=\"" + y + "\"";
    }

    static String id(Verdict verdict) {
        return "m-" + VerdictText.key(verdict);
    }

    private static String path(Verdict verdict) {
        return switch (verdict) {
            case REGRESSED -> "M0-5.5 5.5 4.5H-5.5Z";
            case IMPROVED -> "M0 5.5 5.5-4.5H-5.5Z";
            case UNCHANGED -> "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z";
            case INCONCLUSIVE -> "M0-5.5 5.5 0 0 5.5-5.5 0Z";
            case UNSTABLE -> "M-4.5-4.5H4.5V4.5H-4.5Z";
            case FAILED -> "M-4.5-4.5 4.5 4.5M4.5-4.5-4.5 4.5";
            case INCOMPARABLE -> "M-5-2H5M-5 2H5M3-5.5-3 5.5";
            case REMOVED -> "M-5 0H5";
            case ADDED -> "M-5 0H5M0-5V5";
        };
    }

    private static String look(Verdict verdict) {
        return switch (verdict) {
            case REGRESSED, IMPROVED, UNCHANGED -> "solid";
            case INCONCLUSIVE, UNSTABLE -> "hollow";
            case FAILED, INCOMPARABLE, REMOVED, ADDED -> "stroke";
        };
    }
}
