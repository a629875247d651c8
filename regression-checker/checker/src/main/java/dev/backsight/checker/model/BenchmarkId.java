package dev.backsight.checker.model;

import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What makes two measurements the same benchmark: the only key by which base and head are paired.
 *
 * @param name fully qualified {@code package.Class.method}
 * @param threads worker threads, at least 1; for a {@code @Group} the sum over its methods
 * @param params {@code @Param} names and values, sorted by name
 */
public record BenchmarkId(String name, Mode mode, int threads, SortedMap<String, String> params)
        implements Comparable<BenchmarkId> {

    private static final Comparator<BenchmarkId> ORDER = Comparator.comparing(BenchmarkId::name)
            .thenComparing(BenchmarkId::params, BenchmarkId::compareParams)
            .thenComparing(BenchmarkId::mode)
            .thenComparingInt(BenchmarkId::threads);

    public BenchmarkId {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a benchmark needs a name");
        }
        if (threads < 1) {
            throw new IllegalArgumentException(name + ": threads must be at least 1, not " + threads);
        }
        params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    }

    public static BenchmarkId of(String name, Mode mode, int threads, Map<String, String> params) {
        return new BenchmarkId(name, mode, threads, new TreeMap<>(params));
    }

    /** {@code Class.method}, without the package. */
    public String shortName() {
        int method = name.lastIndexOf('.');
        int type = method < 0 ? -1 : name.lastIndexOf('.', method - 1);
        return name.substring(type + 1);
    }

    /** {@code size=1MiB codec=zstd}; empty without params. */
    public String paramText() {
        return params.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    /** Short and unique within one class: {@code StorePut.put size=1MiB [sample]}; average time goes without saying. */
    public String label() {
        StringBuilder label = new StringBuilder(shortName());
        if (!params.isEmpty()) {
            label.append(' ').append(paramText());
        }
        if (mode != Mode.AVERAGE_TIME) {
            label.append(" [").append(mode.jmhName()).append(']');
        }
        if (threads > 1) {
            label.append(" x").append(threads);
        }
        return label.toString();
    }

    /** Entry by entry, and not as text: {@code a="1 b=2"} is not {@code a="1" b="2"}. */
    private static int compareParams(SortedMap<String, String> ours, SortedMap<String, String> theirs) {
        Iterator<Map.Entry<String, String>> left = ours.entrySet().iterator();
        Iterator<Map.Entry<String, String>> right = theirs.entrySet().iterator();
        while (left.hasNext() && right.hasNext()) {
            Map.Entry<String, String> our = left.next();
            Map.Entry<String, String> their = right.next();
            int order = our.getKey().compareTo(their.getKey());
            if (order == 0) {
                order = our.getValue().compareTo(their.getValue());
            }
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(left.hasNext(), right.hasNext());
    }

    @Override
    public int compareTo(BenchmarkId other) {
        return ORDER.compare(this, other);
    }
}
