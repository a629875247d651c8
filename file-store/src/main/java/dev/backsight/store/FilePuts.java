package dev.backsight.store;

import dev.backsight.store.compression.adaptive.CompressionChoice;
import dev.backsight.store.compression.adaptive.CompressionPolicy;
import dev.backsight.store.content.ContentStore;
import dev.backsight.store.content.StagedContent;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileIds;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.BasesGoneException;
import dev.backsight.store.metadata.ContentRecord;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.metadata.MetadataStore;
import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.StoreMonitor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The putting half of a {@link FileStore}: from bytes to a content that a name refers to. */
final class FilePuts {

    private final MetadataStore metadata;
    private final ContentStore contents;
    private final ChangeLocks locks;
    private final CompressionPolicy compression;
    private final int keptVersions;
    private final Clock clock;
    private final FileIds ids;
    private final StoreMonitor monitor;
    private final @Nullable Admission admission;

    /** @param admission null to let everything in */
    FilePuts(
            MetadataStore metadata,
            ContentStore contents,
            ChangeLocks locks,
            FileStoreOptions options,
            Surroundings surroundings,
            @Nullable Admission admission) {
        this.metadata = metadata;
        this.contents = contents;
        this.locks = locks;
        this.compression = options.policy();
        this.keptVersions = options.keptVersions();
        this.clock = surroundings.clock();
        this.ids = surroundings.ids();
        this.monitor = surroundings.monitor();
        this.admission = admission;
    }

    /**
     * Puts all the source has.
     *
     * @param labels null to keep those of the version before
     */
    FileStat put(FileName name, InputStream source, MediaType mediaType, @Nullable FileLabels labels)
            throws IOException {
        return put(name, source, mediaType, following(name, mediaType, labels));
    }

    /** Puts all that the file at a path has. */
    FileStat put(FileName name, Path source, MediaType mediaType, @Nullable FileLabels labels) throws IOException {
        try (InputStream stream = Files.newInputStream(source)) {
            return put(name, stream, mediaType, labels);
        }
    }

    /** Puts all the source has, as a file that was there before. */
    FileStat restore(RestoredFile file, InputStream source) throws IOException {
        return put(
                file.name(),
                source,
                file.mediaType(),
                (previous, id, content) -> file.after(previous, ids, id, content, keptVersions));
    }

    private FileStat put(FileName name, InputStream source, MediaType mediaType, Succession succession)
            throws IOException {
        CompressionChoice choice = compression.choose(mediaType.value());
        try (StagedContent staged = admission == null
                ? contents.stage(source, choice)
                : admission.stage(name, mediaType, source, admitted -> contents.stage(admitted, choice))) {
            return commit(name, succession, staged);
        }
    }

    /**
     * Puts content that is at hand, or refers to it if the store has it.
     *
     * @param labels null to keep those of the version before
     */
    FileStat put(FileName name, byte[] content, MediaType mediaType, @Nullable FileLabels labels) throws IOException {
        if (admission != null) {
            admission.require(name, mediaType, content);
        }
        ContentId id = ContentId.of(content);
        Succession succession = following(name, mediaType, labels);
        Optional<FileStat> linked = link(name, succession, id);
        if (linked.isPresent()) {
            return linked.get();
        }
        try (StagedContent staged = contents.stage(content, id, compression.choose(mediaType.value()))) {
            return commit(name, succession, staged);
        }
    }

    /** Lets the name refer to content the store has, or returns empty if it has not. */
    private Optional<FileStat> link(FileName name, Succession succession, ContentId id) throws IOException {
        if (!metadata.contains(id)) {
            return Optional.empty();
        }
        return locks.change(List.of(name), List.of(id), before -> {
            Optional<ContentRecord> known = metadata.find(id);
            return known.isEmpty()
                    ? Optional.empty()
                    : Optional.of(refer(succession, id, known.get(), before.get(name)));
        });
    }

    private FileStat commit(FileName name, Succession succession, StagedContent staged) throws IOException {
        if (staged.compressNanos() > 0) {
            monitor.succeededWithin(Operation.COMPRESS, staged.compressNanos(), staged.size());
        }
        FileStat stat;
        try {
            stat = publishAndRefer(name, succession, staged);
        } catch (BasesGoneException e) {
            // Deleted since it was staged. Once it needs no others, that cannot happen again.
            staged.standAlone();
            stat = publishAndRefer(name, succession, staged);
        }
        staged.remember();
        return stat;
    }

    /**
     * Makes the content part of the store, if it is not yet, and the name refer to it.
     *
     * @throws BasesGoneException if one of those it borrows from went meanwhile; nothing has changed then
     */
    private FileStat publishAndRefer(FileName name, Succession succession, StagedContent staged) throws IOException {
        ContentId id = staged.id();
        List<ContentId> bases = staged.bases();
        if (!metadata.contains(id)) {
            staged.prepare();
        }
        List<ContentId> acquired = new ArrayList<>(bases);
        acquired.add(id);
        return locks.change(List.of(name), acquired, before -> {
            Optional<ContentRecord> known = metadata.find(id);
            if (known.isEmpty()) {
                metadata.requireBases(id, bases);
                staged.publish();
            }
            // Should the next step fail, the content file stays: nobody knows whether the record is on the disk.
            // If it is not, the next open finds an orphan.
            ContentRecord content = known.orElseGet(
                    () -> new ContentRecord(1, staged.size(), staged.storedSize(), staged.codec(), bases));
            return refer(succession, id, content, before.get(name));
        });
    }

    private FileStat refer(Succession succession, ContentId id, ContentRecord content, @Nullable FileStat previous)
            throws IOException {
        FileStat next = succession.after(previous, id, content);
        if (!next.equals(previous)) {
            locks.removeUnused(metadata.put(previous, next, content.bases()));
        }
        return next;
    }

    /** A new file, or the next version of the one that is there, as of now. */
    private Succession following(FileName name, MediaType mediaType, @Nullable FileLabels labels) {
        return (previous, id, content) -> {
            Instant now = clock.instant();
            FileStat next = previous == null
                    ? FileStat.first(name, ids.next(), id, content, now, mediaType)
                    : previous.next(id, content, now, mediaType, keptVersions);
            return labels == null ? next : next.withLabels(labels);
        };
    }

    /** What a file becomes when it gets a content. */
    @FunctionalInterface
    private interface Succession {

        /** @param previous what it is now, or null if there is none */
        FileStat after(@Nullable FileStat previous, ContentId id, ContentRecord content);
    }
}
