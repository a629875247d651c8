package dev.backsight.reports.html;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Comparison;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The fragments by which links lead to benchmarks and to their metrics: readable, and the same in every report that has
 * them, so that a link in a review leads there in the next report too.
 */
final class Anchor {

    private static final int LONGEST = 64;
    private static final int HASHED_BYTES = 3;
    private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9_.]+");

    private Anchor() {}

    /** One for each, in their order, no two alike. */
    static List<String> of(List<Comparison> comparisons) {
        Map<String, Integer> seen = new HashMap<>();
        List<String> anchors = new ArrayList<>();
        for (Comparison comparison : comparisons) {
            String anchor = of(comparison);
            int before = seen.merge(anchor, 1, Integer::sum);
            anchors.add(before == 1 ? anchor : anchor + "-" + before);
        }
        return List.copyOf(anchors);
    }

    /**
     * Of a benchmark as a whole.
     *
     * @param taken which it must not be, and of which it is one afterwards
     */
    static String of(BenchmarkId id, Set<String> taken) {
        String anchor = of(id.label(), identity(id));
        String free = anchor;
        for (int i = 2; !taken.add(free); i++) {
            free = anchor + "-" + i;
        }
        return free;
    }

    private static String of(Comparison comparison) {
        BenchmarkId id = comparison.benchmark();
        String metric = comparison.metric().name();
        return of(id.label() + " " + metric, identity(id) + "\n" + metric);
    }

    private static String identity(BenchmarkId id) {
        return String.join("\n", id.name(), id.mode().jmhName(), Integer.toString(id.threads()), id.paramText());
    }

    private static String of(String label, String identity) {
        String words = OTHERS.matcher(label).replaceAll("-");
        return "b-" + words.substring(0, Math.min(LONGEST, words.length())) + "-" + hash(identity);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASHED_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
