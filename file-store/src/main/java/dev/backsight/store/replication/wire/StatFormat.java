package dev.backsight.store.replication.wire;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.FileId;
import dev.backsight.store.metadata.FileStat;

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
        LabelsFormat.write(output, stat.labels());
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
                LabelsFormat.read(input));
    }

    private static Codec codec(int id) throws MalformedMessageException {
        return Codec.ofId(id).orElseThrow(() -> new MalformedMessageException("there is no codec " + id));
    }
}
