package dev.backsight.reports;

import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.Comparison;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes as bars in ASCII, all on one scale: to the right of the middle worse, to the left better. The scale is that of
 * ratios, so that twice as slow and twice as fast are equally long, and ends at the largest change shown or at a factor
 * of two; what is beyond ends in an arrow.
 *
 * @param half columns on either side of the middle; 0 for no bars
 * @param limit logarithm of the ratio at the end of the scale
 */
record ChangeBar(int half, double limit) {

    private static final double FACTOR_OF_TWO = Math.log(2);

    /** The scale reaches this many tolerances at least, so that a calm suite does not look alarming. */
    private static final double TOLERANCES = 2;

    private static final double NARROWEST = Math.log(1.01);

    /** @param room columns there are; the bars take as many as look well, or none */
    static ChangeBar fitting(List<Comparison> shown, int room) {
        double limit = NARROWEST;
        for (Comparison comparison : shown) {
            Change change = comparison.change();
            if (change != null) {
                limit = Math.max(limit, TOLERANCES * Math.log1p(comparison.tolerance()));
                double reach = Math.abs(Math.log1p(change.estimate()));
                limit = Double.isNaN(reach) ? limit : Math.max(limit, reach);
            }
        }
        int half = room >= 17 ? 8 : room >= 9 ? 4 : 0;
        return new ChangeBar(half, Math.min(limit, FACTOR_OF_TWO));
    }

    /** Columns taken. */
    int width() {
        return half == 0 ? 0 : 2 * half + 1;
    }

    /** What to print above bars; empty where there is no room for words. */
    String title() {
        return half < 6 ? "" : " ".repeat(half - 6) + "BETTER|WORSE";
    }

    /** Of {@link #width} columns, trailing blanks left out; blank where there is no change to draw. */
    String of(@Nullable Change change, double tolerance) {
        double reach = change == null ? Double.NaN : Math.log1p(change.estimate());
        if (half == 0 || change == null || Double.isNaN(reach)) {
            return "";
        }
        double share = Math.abs(reach) / limit;
        boolean beyond = share > 1.0001;
        boolean telling = Math.abs(change.estimate()) > tolerance;
        int cells = beyond ? half : Math.max((int) Math.round(share * half), telling ? 1 : 0);
        String bar = "#".repeat(beyond ? cells - 1 : cells);
        return reach < 0
                ? " ".repeat(half - cells) + (beyond ? "<" : "") + bar + "|"
                : " ".repeat(half) + "|" + bar + (beyond ? ">" : "");
    }
}
