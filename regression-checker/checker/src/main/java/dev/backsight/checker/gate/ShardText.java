package dev.backsight.checker.gate;

import dev.backsight.checker.format.ShardFile;
import dev.backsight.checker.model.ShardReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a shard tells whoever watches it, a line each: what it did, and what comes next. */
public final class ShardText {

    private ShardText() {}

    /** @param out where its files are */
    public static List<String> of(ShardReport report, Path out) {
        int own = report.check().plan().of(report.shard()).size();
        int all = report.check().plan().assigned().size();
        List<String> lines = new ArrayList<>();
        report.warnings().forEach(warning -> lines.add("warning: " + warning.text()));
        lines.add("Shard " + report.shard() + " of suite '" + report.check().suite() + "': " + own + " of " + all
                + (all == 1 ? " benchmark" : " benchmarks") + " beside "
                + report.base().label() + ", in "
                + seconds(report.took())
                + (report.stoppedBy() == null ? "." : "; measuring stopped: " + report.stoppedBy() + "."));
        lines.add("Plan " + ShardFile.planDigest(report.check().plan()) + "; another shard that shows another plan"
                + " cannot be joined with it.");
        if (report.stoppedBy() != null) {
            lines.add("Measure it again: a check of which a part is incomplete cannot pass.");
        } else if (report.shard().count() > 1) {
            lines.add("Nothing is decided yet. Once all " + report.shard().count() + " shards are measured, bring"
                    + " their directories (this one is " + out + ") to one machine:");
            lines.add("  java -jar backsight.jar merge <directory of each shard> --out target/backsight");
        } else {
            lines.add("Nothing is decided yet: java -jar backsight.jar merge " + out + " --out <directory>");
        }
        return lines;
    }

    private static String seconds(Duration took) {
        return took.toMinutes() > 0
                ? took.toMinutes() + " min " + took.toSecondsPart() + " s"
                : took.toSecondsPart() + " s";
    }
}
