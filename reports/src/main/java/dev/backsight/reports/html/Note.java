package dev.backsight.reports.html;

import dev.backsight.checker.model.Comparison;
import dev.backsight.reports.text.Printable;
import dev.backsight.reports.text.Typography;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A sentence about a benchmark.
 *
 * @param metrics of which it speaks; empty where that is all of them
 */
record Note(String metrics, String text) {

    private static final int LONGEST_NAME = 400;
    private static final int LONGEST = 2000;

    /**
     * Each sentence once, in the order of the comparisons that say it.
     *
     * @param all how many metrics the benchmark has
     */
    static List<Note> of(List<Comparison> comparisons, Function<Comparison, List<String>> sentences, int all) {
        Map<String, List<String>> metrics = new LinkedHashMap<>();
        for (Comparison comparison : comparisons) {
            String name = Printable.line(comparison.metric().name(), LONGEST_NAME, Typography.RICH);
            for (String sentence : sentences.apply(comparison)) {
                metrics.computeIfAbsent(Printable.line(sentence, LONGEST, Typography.RICH), text -> new ArrayList<>())
                        .add(name);
            }
        }
        List<Note> notes = new ArrayList<>();
        metrics.forEach((text, names) -> notes.add(new Note(
                names.size() == all
                        ? ""
                        : String.join(", ", names.stream().distinct().toList()),
                text)));
        return List.copyOf(notes);
    }
}
