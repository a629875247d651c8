package dev.backsight.reports.html;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Mode;
import dev.backsight.reports.text.Printable;
import dev.backsight.reports.text.Typography;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a row calls its benchmark.
 *
 * @param words that end with their dot, each in the parts between which a line may end: at the humps of its letters
 * @param where package, mode and threads in such words, as far as they are not the usual ones
 */
record BenchmarkName(List<List<String>> words, List<List<String>> where, List<String> params, String subject) {

    private static final Pattern AFTER_DOT = Pattern.compile("(?<=\\.)");
    private static final Pattern HUMP = Pattern.compile("(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})|(?<=_)");
    private static final int LONGEST = 400;

    /** @param packages whether benchmarks of several packages are in the report, so that each row has to say its own */
    static BenchmarkName of(BenchmarkId id, boolean packages) {
        return new BenchmarkName(
                words(text(id.shortName())),
                words(where(id, packages)),
                id.params().entrySet().stream()
                        .map(param -> text(param.getKey() + "=" + param.getValue()))
                        .toList(),
                Subject.of(id));
    }

    /** Of a name in one line, as where there is no room for more. */
    static List<List<String>> words(BenchmarkId id, int longest) {
        return words(Printable.line(id.label(), longest, Typography.RICH));
    }

    private static List<List<String>> words(String name) {
        return name.isEmpty()
                ? List.of()
                : Stream.of(AFTER_DOT.split(name))
                        .map(word -> List.of(HUMP.split(word)))
                        .toList();
    }

    private static String where(BenchmarkId id, boolean packages) {
        List<String> parts = new ArrayList<>();
        String prefix = packageOf(id);
        if (packages && !prefix.isEmpty()) {
            parts.add(text(prefix));
        }
        if (id.mode() != Mode.AVERAGE_TIME) {
            parts.add(id.mode().title());
        }
        if (id.threads() > 1) {
            parts.add(id.threads() + " threads");
        }
        return String.join(", ", parts);
    }

    /** What {@link BenchmarkId#shortName} leaves out; empty where it leaves out nothing. */
    static String packageOf(BenchmarkId id) {
        int length = id.name().length() - id.shortName().length();
        return length == 0 ? "" : id.name().substring(0, length - 1);
    }

    private static String text(String foreign) {
        return Printable.line(foreign, LONGEST, Typography.RICH);
    }
}
