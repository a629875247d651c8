package dev.backsight.reports.html;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.RunSummary;
import java.util.regex.Pattern;

/** The command that measures one benchmark of a check again, beside the same base. */
final class Reproduction {

    /** As Java names classes and methods in ASCII; whatever else a name holds has no business in a shell. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*(\\.[A-Za-z_$][A-Za-z0-9_$]*)*");

    private static final int LONGEST = 400;

    private Reproduction() {}

    /**
     * Quoted for a POSIX shell; empty where base is no commit that can be built again, where nothing was measured, or
     * where the name is not one that can be typed.
     */
    static String command(CheckReport report, BenchmarkId id) {
        RunSummary base = report.base();
        Revision revision = base == null ? null : base.revision();
        boolean measured = report.suite().took() != null;
        String name = id.name();
        if (revision == null || revision.dirty() || !measured) {
            return "";
        }
        if (name.length() > LONGEST || !PLAIN.matcher(name).matches()) {
            return "";
        }
        String pattern = "^" + name.replace("$", "\\$").replace(".", "\\.") + "$";
        return "java -jar backsight.jar check --head benchmarks.jar --base git:" + revision.commit() + " --include '"
                + pattern + "'";
    }
}
