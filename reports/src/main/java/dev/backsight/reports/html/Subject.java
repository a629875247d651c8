package dev.backsight.reports.html;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.reports.text.Printable;
import dev.backsight.reports.text.Typography;

/** What a benchmark is about: the class it is in, without its package. */
final class Subject {

    private static final int LONGEST = 120;

    private Subject() {}

    /** The whole name where there is no class. */
    static String of(BenchmarkId id) {
        String name = id.shortName();
        int method = name.lastIndexOf('.');
        return Printable.line(method <= 0 ? name : name.substring(0, method), LONGEST, Typography.RICH);
    }
}
