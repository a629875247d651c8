package dev.backsight.store.replication.wire;

import dev.backsight.store.metadata.FileLabels;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tags and attributes as bytes. */
final class LabelsFormat {

    private LabelsFormat() {}

    static void write(WireOutput output, FileLabels labels) {
        output.u32(labels.tags().size());
        labels.tags().forEach(output::text);
        output.u32(labels.attributes().size());
        labels.attributes().forEach((key, value) -> output.text(key).text(value));
    }

    static FileLabels read(WireInput input) throws MalformedMessageException {
        Set<String> tags = new TreeSet<>();
        for (int i = input.u32("tags", FileLabels.MAX_COUNT); i > 0; i--) {
            tags.add(input.text());
        }
        Map<String, String> attributes = new TreeMap<>();
        for (int i = input.u32("attributes", FileLabels.MAX_COUNT); i > 0; i--) {
            attributes.put(input.text(), input.text());
        }
        return new FileLabels(tags, attributes);
    }
}
