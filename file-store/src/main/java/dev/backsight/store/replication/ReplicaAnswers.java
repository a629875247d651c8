package dev.backsight.store.replication;

import dev.backsight.store.FilePage;
import dev.backsight.store.FileStore;
import dev.backsight.store.QueryPage;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.replication.wire.Payload;
import dev.backsight.store.replication.wire.Query;
import dev.backsight.store.replication.wire.Refusal;
import dev.backsight.store.replication.wire.Reply;
import dev.backsight.store.replication.wire.ReplyFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The answering half of a {@link Replica}: what its copy knows at that moment. Safe for use by many threads. */
final class ReplicaAnswers {

    private final FileStore store;
    private final NameGuard names;

    ReplicaAnswers(FileStore store, NameGuard names) {
        this.store = store;
        this.names = names;
    }

    Reply answer(Query query) {
        try {
            return answerNow(query);
        } catch (IOException e) {
            return new Reply.Refused(Refusal.READ_FAILED, e.toString());
        }
    }

    private Reply answerNow(Query query) throws IOException {
        if (query instanceof Query.Stat stat) {
            return new Reply.Known(store.stat(stat.name().value()));
        } else if (query instanceof Query.Range range) {
            return names.reading(range.name(), () -> range(range));
        } else if (query instanceof Query.Page page) {
            return page(page);
        } else if (query instanceof Query.Versions versions) {
            return versions(versions);
        } else if (query instanceof Query.Find find) {
            return find(find);
        }
        return new Reply.Accepted();
    }

    private Reply range(Query.Range range) throws IOException {
        String name = range.name().value();
        Optional<FileStat> found =
                range.version().isPresent() ? version(name, range.version().getAsLong()) : store.stat(name);
        if (found.isEmpty()) {
            return new Reply.Refused(Refusal.NOT_STORED, "there is no file '" + name + "', or not that version of it");
        }
        FileStat stat = found.get();
        if (range.expected().isPresent() && !range.expected().get().equals(stat.contentId())) {
            return new Reply.Refused(Refusal.CHANGED, "'" + name + "' has another content now");
        }
        if (range.offset() > stat.size()) {
            return new Reply.Refused(
                    Refusal.OUT_OF_RANGE,
                    "'" + name + "' has " + stat.size() + " bytes, and none at offset " + range.offset());
        }
        int length = (int) Math.min(range.length(), stat.size() - range.offset());
        return new Reply.Content(
                stat,
                Payload.of(
                        range.version().isPresent()
                                ? partOf(stat, range.offset(), length)
                                : store.get(name, range.offset(), length)));
    }

    private Optional<FileStat> version(String name, long number) throws IOException {
        return store.versions(name).stream()
                .filter(version -> version.version() == number)
                .findFirst();
    }

    private byte[] partOf(FileStat version, long offset, int length) throws IOException {
        try (InputStream content = store.newVersionInputStream(version.name().value(), version.version())) {
            content.skipNBytes(offset);
            return content.readNBytes(length);
        }
    }

    private Reply versions(Query.Versions query) throws IOException {
        List<FileStat> all = store.versions(query.name().value());
        List<FileStat> asked = all.stream()
                .filter(version -> version.version() < query.before())
                .toList();
        List<FileStat> fitting = ReplyFormat.fitting(asked);
        return new Reply.Versions(all.stream().findFirst(), fitting, fitting.size() < asked.size());
    }

    private Reply page(Query.Page query) throws IOException {
        String prefix = query.prefix();
        FilePage page = query.after().isPresent()
                ? store.list(prefix, query.after().get().value(), query.limit())
                : store.list(prefix, query.limit());
        List<FileStat> fitting = ReplyFormat.fitting(page.files());
        return new Reply.Page(
                fitting.size() == page.files().size() ? page : new FilePage(fitting, Optional.of(lastName(fitting))));
    }

    private Reply find(Query.Find find) throws IOException {
        QueryPage page = find.token().isPresent()
                ? store.query(find.query(), find.token().get(), find.limit())
                : store.query(find.query(), find.limit());
        int fitting = ReplyFormat.fitting(page.files()).size();
        return new Reply.Found(
                fitting == page.files().size() ? page : QueryPage.of(find.query(), page.files(), fitting));
    }

    private static String lastName(List<FileStat> files) {
        return files.get(files.size() - 1).name().value();
    }
}
