package dev.backsight.store.replication.wire;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.FileId;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileStat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is known of a file, as bytes. */
final class StatFormat {

    private StatFormat() {}

    static void write(WireOutput output, FileStat stat) {
        output.text(stat.name().value())
                .id(stat.id().uuid())
                .i64(stat.version())
                .i64(stat.oldestVersion())
                .contentId(stat.contentId())
                .i64(stat.size())
                .i64(stat.storedSize())
                .u8(stat.codec().id())
                .time(stat.created())
                .time(stat.modified())
                .text(stat.mediaType().value());
        output.u32(stat.tags().size());
        stat.tags().forEach(output::text);
        output.u32(stat.attributes().size());
        stat.attributes().forEach((key, value) -> output.text(key).text(value));
    }

    static FileStat read(WireInput input) throws MalformedMessageException {
        return new FileStat(
                input.name(),
                new FileId(input.id()),
                input.i64(),
                input.i64(),
                input.contentId(),
                input.i64(),
                input.i64(),
                codec(input.u8()),
                input.time(),
                input.time(),
                input.mediaType(),
                labels(input));
    }

    private static FileLabels labels(WireInput input) throws MalformedMessageException {
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

    private static Codec codec(int id) throws MalformedMessageException {
        return Codec.ofId(id).orElseThrow(() -> new MalformedMessageException("there is no codec " + id));
    }
}
