package dev.backsight.store;

import dev.backsight.store.identity.FileIds;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.ContentRecord;
import dev.backsight.store.metadata.FileChangedException;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MetadataStore;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Those changes of a {@link FileStore} that write no content: what names refer to, and what is said about files. */
final class NameChanges {

    private final MetadataStore metadata;
    private final ChangeLocks locks;
    private final FileIds ids;
    private final Clock clock;
    private final int keptVersions;
    private final @Nullable Admission admission;

    /** @param admission null to let every name be */
    NameChanges(
            MetadataStore metadata,
            ChangeLocks locks,
            FileIds ids,
            Clock clock,
            int keptVersions,
            @Nullable Admission admission) {
        this.metadata = metadata;
        this.locks = locks;
        this.ids = ids;
        this.clock = clock;
        this.keptVersions = keptVersions;
        this.admission = admission;
    }

    FileStat copy(FileName from, FileName to, ExistingTarget existing) throws IOException {
        admit(to);
        return locks.change(List.of(from, to), List.of(), before -> {
            FileStat source = required(before, from);
            if (from.equals(to)) {
                return source;
            }
            FileStat target = replaceable(before, to, existing);
            ContentRecord content = new ContentRecord(1, source.size(), source.storedSize(), source.codec());
            FileStat next = (target == null
                            ? FileStat.first(
                                    to, ids.next(), source.contentId(), content, clock.instant(), source.mediaType())
                            : target.next(
                                    source.contentId(), content, clock.instant(), source.mediaType(), keptVersions))
                    .withLabels(source.labels());
            locks.removeUnused(metadata.put(target, next, List.of()));
            return next;
        });
    }

    FileStat rename(FileName from, FileName to, ExistingTarget existing) throws IOException {
        admit(to);
        return locks.change(List.of(from, to), List.of(), before -> {
            FileStat source = required(before, from);
            if (from.equals(to)) {
                return source;
            }
            locks.removeUnused(metadata.rename(source, to, replaceable(before, to, existing)));
            return source.withName(to);
        });
    }

    private void admit(FileName name) throws IOException {
        if (admission != null) {
            admission.requireName(name);
        }
    }

    FileStat label(FileStat seen, FileLabels labels) throws IOException {
        return locks.change(List.of(seen.name()), List.of(), before -> {
            if (!seen.equals(before.get(seen.name()))) {
                throw new FileChangedException(seen.name());
            }
            FileStat next = seen.withLabels(labels);
            locks.removeUnused(metadata.put(seen, next, List.of()));
            return next;
        });
    }

    boolean delete(FileName name) throws IOException {
        return locks.change(List.of(name), List.of(), before -> {
            FileStat file = before.get(name);
            if (file != null) {
                locks.removeUnused(metadata.remove(file));
            }
            return file != null;
        });
    }

    private static FileStat required(Map<FileName, FileStat> before, FileName name) throws FileNotStoredException {
        FileStat file = before.get(name);
        if (file == null) {
            throw new FileNotStoredException(name);
        }
        return file;
    }

    private static @Nullable FileStat replaceable(
            Map<FileName, FileStat> before, FileName name, ExistingTarget existing) throws FileExistsException {
        FileStat file = before.get(name);
        if (file != null && existing == ExistingTarget.REFUSE) {
            throw new FileExistsException(name);
        }
        return file;
    }
}
