package dev.backsight.reports.html;

import dev.backsight.checker.model.Rate;

/** How a rate of detection is shaded: class names of the style sheet. */
final class Level {

    private static final double SURE = 0.95;
    private static final double LIKELY = 0.8;
    private static final double HALF = 0.5;
    private static final double SELDOM = 0.05;

    private Level() {}

    /** Empty where nothing was tried. */
    static String of(Rate rate) {
        double share = rate.share();
        if (Double.isNaN(share)) {
            return "";
        }
        if (share >= SURE) {
            return "sure";
        }
        if (share >= LIKELY) {
            return "likely";
        }
        if (share >= HALF) {
            return "half";
        }
        return share >= SELDOM ? "some" : "seldom";
    }
}
