package dev.backsight.checker.jmh;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Metric;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of secondary metrics (profilers, auxiliary counters, methods of a group), made the same across JMH's versions.
 *
 * <p>JMH up to 1.36 puts a middle dot (U+00B7) before what it derived itself: {@code ·gc.count},
 * {@code method·p0.50}, {@code groupMethod·p0.50}. Since 1.37 the same are {@code gc.count}, {@code p0.50} and
 * {@code groupMethod:p0.50}.
 */
final class SecondaryName {

    /** What the allocation profiler, {@code -prof gc}, calls bytes per operation. */
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private static final Pattern DOT = Pattern.compile("\u00c2?\u00b7");

    /** The dot, or what is left of it where a file went through another encoding. */
    private static final Pattern MARK = Pattern.compile(DOT.pattern() + "|\\?|\ufffd+");

    /** Names that mean something else in this project: primary metrics, and the quantiles taken from histograms. */
    private static final Set<String> TAKEN =
            Set.of(Metric.TIME, Metric.THROUGHPUT, Metric.LATENCY, Metric.MEAN_TIME, Metric.ALLOCATION);

    private static final Pattern QUANTILE = Pattern.compile("p[0-9]{2,}(\\.[0-9]+)?");

    private SecondaryName() {}

    /** Whether a metric of this name may turn out to be the allocation of some benchmark. */
    static boolean mayBeAllocation(String written) {
        return written.endsWith(ALLOCATION);
    }

    static boolean isAllocation(String written, BenchmarkId id) {
        return unmarked(written, id).equals(ALLOCATION);
    }

    /** As JMH 1.37 writes it, but told apart from this project's own metrics: a counter may well be called "time". */
    static String plain(String written, BenchmarkId id) {
        String name = unmarked(written, id);
        return TAKEN.contains(name) || QUANTILE.matcher(name).matches() ? name + " (secondary)" : name;
    }

    private static String unmarked(String written, BenchmarkId id) {
        String method = id.name().substring(id.name().lastIndexOf('.') + 1);
        String marked = written.startsWith(method) ? written.substring(method.length()) : written;
        Matcher mark = MARK.matcher(marked);
        String name = mark.lookingAt() ? marked.substring(mark.end()) : written;
        return name.isBlank() ? written : DOT.matcher(name).replaceAll(":");
    }
}
