package dev.backsight.store.replication.wire;

import dev.backsight.store.mediatype.MediaTypePattern;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.SizeRange;
import dev.backsight.store.metadata.TimeRange;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is asked of files, as bytes. Its times may be any, and so are written otherwise than those of files. */
final class FileQueryFormat {

    private static final int MAX_NANOS = 999_999_999;

    private FileQueryFormat() {}

    static void write(WireOutput output, FileQuery query) {
        output.text(query.prefix()).u32(query.tags().size());
        query.tags().forEach(output::text);
        Optional<MediaTypePattern> type = Optional.ofNullable(query.mediaType());
        output.u8(type.isPresent() ? 1 : 0);
        type.ifPresent(pattern -> output.text(pattern.value()));
        write(output, query.created());
        write(output, query.modified());
        output.i64(query.size().min()).i64(query.size().max());
    }

    private static void write(WireOutput output, TimeRange times) {
        write(output, times.from());
        write(output, times.until());
    }

    private static void write(WireOutput output, Instant moment) {
        output.i64(moment.getEpochSecond()).u32(moment.getNano());
    }

    static FileQuery read(WireInput input) throws MalformedMessageException {
        String prefix = input.text();
        Set<String> tags = new TreeSet<>();
        for (int i = input.u32("tags", FileLabels.MAX_COUNT); i > 0; i--) {
            tags.add(input.text());
        }
        return new FileQuery(
                prefix,
                tags,
                input.optional(pattern -> new MediaTypePattern(pattern.text())).orElse(null),
                times(input),
                times(input),
                new SizeRange(input.i64(), input.i64()));
    }

    private static TimeRange times(WireInput input) throws MalformedMessageException {
        return new TimeRange(moment(input), moment(input));
    }

    private static Instant moment(WireInput input) throws MalformedMessageException {
        return Instant.ofEpochSecond(input.i64(), input.u32("nanoseconds", MAX_NANOS));
    }
}
