package dev.backsight.reports.html;

import dev.backsight.checker.model.Environment;
import dev.backsight.reports.text.Printable;
import dev.backsight.reports.text.Typography;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Both environments side by side.
 *
 * @param differing fields known on both sides that are not the same
 * @param rows every field known on either side
 */
record EnvironmentView(List<Row> differing, List<Row> rows) {

    /** @param deciding whether saved times may only be compared where this field is the same */
    record Row(String field, String base, String head, boolean deciding, boolean differs) {}

    private static final int LONGEST = 300;

    static EnvironmentView of(@Nullable Environment base, Environment head) {
        Map<String, String> none = Map.of();
        List<Row> rows = new ArrayList<>();
        collect(rows, base == null ? none : base.deciding(), head.deciding(), true);
        collect(rows, base == null ? none : base.informing(), head.informing(), false);
        return new EnvironmentView(rows.stream().filter(Row::differs).toList(), List.copyOf(rows));
    }

    private static void collect(List<Row> rows, Map<String, String> base, Map<String, String> head, boolean deciding) {
        Set<String> fields = new LinkedHashSet<>(base.keySet());
        fields.addAll(head.keySet());
        for (String field : fields) {
            String ours = base.get(field);
            String theirs = head.get(field);
            boolean differs = ours != null && theirs != null && !ours.equals(theirs);
            rows.add(new Row(field, text(ours), text(theirs), deciding, differs));
        }
    }

    private static String text(@Nullable String value) {
        if (value == null) {
            return "not known";
        }
        return value.isEmpty() ? "none" : Printable.line(value, LONGEST, Typography.RICH);
    }
}
