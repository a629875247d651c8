package dev.backsight.store;

import dev.backsight.store.content.ContentInputStream;
import dev.backsight.store.content.ContentReader;
import dev.backsight.store.content.ContentStore;
import dev.backsight.store.content.CorruptContentException;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MetadataStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;

/** The reading half of a {@link FileStore}: from a name to the bytes of the content it has at that moment. */
final class FileReads {

    private final MetadataStore metadata;
    private final ContentStore contents;
    private final ChangeLocks locks;

    FileReads(MetadataStore metadata, ContentStore contents, ChangeLocks locks) {
        this.metadata = metadata;
        this.contents = contents;
        this.locks = locks;
    }

    byte[] whole(FileName name) throws IOException {
        return reading(name, () -> whole(name, open(latest(name))));
    }

    byte[] whole(FileName name, long version) throws IOException {
        return reading(name, () -> whole(name, open(version(name, version))));
    }

    private static byte[] whole(FileName name, ContentReader opened) throws IOException {
        try (ContentReader reader = opened) {
            if (reader.size() > Integer.MAX_VALUE - 8) {
                throw new IOException("'" + name + "' has " + reader.size()
                        + " bytes, which is too much for an array; take a stream");
            }
            byte[] content = new byte[(int) reader.size()];
            reader.read(0, content, 0, content.length);
            return content;
        }
    }

    byte[] part(FileName name, long offset, int length) throws IOException {
        return reading(name, () -> {
            try (ContentReader reader = open(latest(name))) {
                reader.requireRange(offset, length);
                byte[] part = new byte[length];
                reader.read(offset, part, 0, length);
                return part;
            }
        });
    }

    ContentInputStream stream(FileName name) throws IOException {
        ContentReader reader = open(name, () -> latest(name));
        return new ContentInputStream(reader, 0, reader.size());
    }

    ContentInputStream stream(FileName name, long version) throws IOException {
        ContentReader reader = open(name, () -> version(name, version));
        return new ContentInputStream(reader, 0, reader.size());
    }

    ContentInputStream stream(FileName name, long offset, long length) throws IOException {
        ContentReader reader = open(name, () -> latest(name));
        try {
            return new ContentInputStream(reader, offset, length);
        } catch (IndexOutOfBoundsException e) {
            reader.close();
            throw e;
        }
    }

    /** Hands the latest content to somebody who may find that there is no need to read it. */
    <T> T use(FileName name, Use<T> use) throws IOException {
        return reading(name, () -> {
            FileStat file = latest(name);
            return use.of(file, () -> {
                ContentReader reader = open(file);
                return new ContentInputStream(reader, 0, reader.size());
            });
        });
    }

    private ContentReader open(FileName name, OperationRecording.Call<FileStat> wanted) throws IOException {
        ContentReader reader = reading(name, () -> open(wanted.run()));
        if (!reader.borrows()) {
            return reader;
        }
        // Between the opening of a content and of what it borrows from, both may have been deleted and put again, with
        // the
        // roles exchanged. Who reads as a whole notices and looks again; a stream has handed out bytes by then. So it
        // is
        // opened once more, while nobody changes the name.
        reader.close();
        return undisturbed(name, () -> open(wanted.run()));
    }

    private <T> T reading(FileName name, OperationRecording.Call<T> call) throws IOException {
        try {
            return call.run();
        } catch (NoSuchFileException | CorruptContentException e) {
            // Replaced or deleted since its record was read, most likely; and what it borrowed from may be there again
            // by
            // now, as a content that borrows itself.
            return undisturbed(name, call);
        }
    }

    /** Under the name's lock nobody can delete what it refers to: what is missing or damaged now is so for good. */
    private <T> T undisturbed(FileName name, OperationRecording.Call<T> call) throws IOException {
        return locks.whileNobodyChanges(name, () -> {
            try {
                return call.run();
            } catch (NoSuchFileException missing) {
                throw CorruptContentException.missing(name.value(), missing.getFile(), missing);
            }
        });
    }

    private ContentReader open(FileStat file) throws IOException {
        return contents.read(file.contentId(), file.size(), file.name().value());
    }

    /** What is done with a file's content. */
    @FunctionalInterface
    interface Use<T> {

        /** @param content opens all of it */
        T of(FileStat file, OperationRecording.Call<InputStream> content) throws IOException;
    }

    private FileStat latest(FileName name) throws IOException {
        return metadata.find(name).orElseThrow(() -> new FileNotStoredException(name));
    }

    private FileStat version(FileName name, long version) throws IOException {
        return metadata.versions(name).stream()
                .filter(file -> file.version() == version)
                .findFirst()
                .orElseThrow(() -> new FileNotStoredException(name, version));
    }
}
