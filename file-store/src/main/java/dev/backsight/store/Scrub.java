package dev.backsight.store;

import dev.backsight.store.DamagedContent.AffectedFile;
import dev.backsight.store.DamagedContent.Outcome;
import dev.backsight.store.compression.Compression;
import dev.backsight.store.compression.adaptive.CompressionChoice;
import dev.backsight.store.content.ContentDirectory;
import dev.backsight.store.content.ContentInputStream;
import dev.backsight.store.content.ContentReader;
import dev.backsight.store.content.ContentStore;
import dev.backsight.store.content.CorruptContentException;
import dev.backsight.store.content.StagedContent;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.ContentRecord;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MetadataStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One scrub: reads every content file once, in the order of ids, then goes through the names once, to tell which files the
 * damage concerns and whether any content is missing altogether, and then repairs. Holds what is damaged, up to
 * {@value #MAX_DAMAGED} contents, and the names of one page; and locks a content only to put the place of its file.
 */
final class Scrub {

    /** A scrub that finds so many damaged contents goes no further: the disk is dying. */
    static final int MAX_DAMAGED = 1000;

    /** So many names are told of each damaged content. */
    static final int MAX_FILES = 100;

    private final ContentStore contents;
    private final MetadataStore metadata;
    private final ChangeLocks locks;
    private final ScrubOptions options;
    private final Pace pace;
    private final Map<ContentId, CorruptContentException> damage = new LinkedHashMap<>();
    private final Map<ContentId, List<AffectedFile>> affected = new LinkedHashMap<>();
    private @Nullable ContentId last;
    private long checked;

    Scrub(ContentStore contents, MetadataStore metadata, ChangeLocks locks, ScrubOptions options, Pace pace) {
        this.contents = contents;
        this.metadata = metadata;
        this.locks = locks;
        this.options = options;
        this.pace = pace;
    }

    ScrubReport run() throws IOException {
        boolean complete = checkFiles();
        checkNames();
        List<DamagedContent> damaged = new ArrayList<>();
        for (Map.Entry<ContentId, CorruptContentException> found : damage.entrySet()) {
            damaged.add(repaired(new DamagedContent(
                    found.getKey(),
                    found.getValue().position(),
                    String.valueOf(found.getValue().getMessage()),
                    affected.getOrDefault(found.getKey(), List.of()),
                    Outcome.FOUND,
                    "")));
        }
        return new ScrubReport(checked, pace.bytes(), damaged, complete ? Optional.empty() : Optional.ofNullable(last));
    }

    /** Whether it came to the end. */
    private boolean checkFiles() throws IOException {
        String after = options.after().map(ContentId::hex).orElse("");
        for (int folder = 0; folder < ContentStore.FOLDERS; folder++) {
            if (after.compareTo(String.format(Locale.ROOT, "%02xg", folder)) > 0) {
                continue;
            }
            for (ContentId id : contents.published(folder)) {
                if (id.hex().compareTo(after) <= 0) {
                    continue;
                }
                checkFile(id);
                last = id;
                ScrubProgress progress = new ScrubProgress(id, checked, pace.bytes(), damage.size());
                if (!options.progress().test(progress) || damage.size() == MAX_DAMAGED) {
                    return false;
                }
            }
        }
        return true;
    }

    private void checkFile(ContentId id) throws IOException {
        Optional<ContentRecord> record = metadata.find(id);
        if (record.isEmpty()) {
            // Being put or removed right now, or left behind by a crash: nobody can read it.
            return;
        }
        try {
            contents.check(id, record.get().size(), "content " + id, pace::read);
            checked++;
        } catch (NoSuchFileException e) {
            // Removed since its folder was read; if not, the names will tell.
        } catch (CorruptContentException e) {
            if (metadata.contains(id)) {
                checked++;
                damage.put(id, e);
            }
        }
    }

    private void checkNames() throws IOException {
        FileName after = null;
        List<FileStat> page;
        do {
            page = metadata.list("", after, FileStore.MAX_PAGE / 10);
            for (FileStat stat : page) {
                checkName(stat);
                after = stat.name();
            }
        } while (!page.isEmpty());
    }

    private void checkName(FileStat stat) throws IOException {
        ContentId id = stat.contentId();
        noteWhatIsMissing(stat);
        if (stat.oldestVersion() < stat.version()) {
            for (FileStat version : metadata.versions(stat.name())) {
                noteWhatIsMissing(version);
            }
        }
        CorruptContentException own = damage.get(id);
        if (own != null) {
            note(id, new AffectedFile(stat.name(), own.position()));
            return;
        }
        for (ContentId base : bases(id)) {
            if (damage.containsKey(base)) {
                readThrough(stat, base);
            }
        }
    }

    private List<ContentId> bases(ContentId id) throws IOException {
        return metadata.find(id).map(ContentRecord::bases).orElse(List.of());
    }

    private void noteWhatIsMissing(FileStat stat) throws IOException {
        noteIfMissing(stat.contentId(), stat);
        for (ContentId base : bases(stat.contentId())) {
            noteIfMissing(base, stat);
        }
    }

    private void noteIfMissing(ContentId id, FileStat stat) throws IOException {
        if (contents.exists(id) || damage.containsKey(id) || damage.size() >= MAX_DAMAGED) {
            return;
        }
        locks.change(List.of(), List.of(id), before -> {
            if (metadata.contains(id) && !contents.exists(id)) {
                damage.put(id, CorruptContentException.missing(stat.name().value(), contents.location(id), null));
            }
            return id;
        });
    }

    /** Where a file meets the damage of what it is based on depends on which blocks it borrows; maybe it does not. */
    private void readThrough(FileStat stat, ContentId base) throws IOException {
        byte[] buffer = new byte[ContentDirectory.BLOCK_SIZE];
        try (ContentReader reader =
                contents.read(stat.contentId(), stat.size(), stat.name().value())) {
            long position = 0;
            while (position < reader.size()) {
                int count = (int) Math.min(buffer.length, reader.size() - position);
                reader.read(position, buffer, 0, count);
                pace.read(count);
                position += count;
            }
        } catch (CorruptContentException e) {
            note(base, new AffectedFile(stat.name(), e.position()));
        } catch (NoSuchFileException e) {
            if (damage.containsKey(base) && !contents.exists(base)) {
                note(base, new AffectedFile(stat.name(), 0));
            }
        }
    }

    private void note(ContentId id, AffectedFile file) {
        List<AffectedFile> files = affected.computeIfAbsent(id, unknown -> new ArrayList<>());
        if (files.size() < MAX_FILES) {
            files.add(file);
        }
    }

    private DamagedContent repaired(DamagedContent damaged) {
        if (options.replica().isEmpty()) {
            return damaged;
        }
        try {
            repair(damaged.id(), options.replica().get());
            return damaged.with(Outcome.REPAIRED, "");
        } catch (IOException e) {
            return damaged.with(Outcome.NOT_REPAIRED, String.valueOf(e.getMessage()));
        }
    }

    /** The whole content, borrowing from none: so it is also right if what it borrowed from is damaged, too. */
    private void repair(ContentId id, ContentSource replica) throws IOException {
        ContentRecord record = metadata.find(id).orElse(null);
        if (record == null) {
            throw new IOException("content " + id + " was deleted meanwhile");
        }
        CompressionChoice choice = CompressionChoice.always(Compression.of(record.codec()));
        try (InputStream copy = replica.open(id);
                StagedContent staged = contents.stageAlone(copy, choice)) {
            if (!staged.id().equals(id)) {
                throw new IOException("the replica has content " + staged.id() + " of " + staged.size()
                        + " bytes where it should have " + id);
            }
            staged.prepare();
            locks.change(List.of(), List.of(id), before -> {
                if (!metadata.contains(id)) {
                    throw new IOException("content " + id + " was deleted meanwhile");
                }
                staged.publish();
                return id;
            });
            contents.check(id, record.size(), "content " + id, pace::read);
        }
    }

    /** A view of a store's contents by their ids. */
    static InputStream open(ContentStore contents, MetadataStore metadata, ContentId id) throws IOException {
        ContentRecord record = metadata.find(id).orElse(null);
        if (record == null) {
            throw new NoSuchFileException("content " + id, null, "the replica does not have it");
        }
        return new ContentInputStream(contents.read(id, record.size(), "content " + id), 0, record.size());
    }
}
