package dev.backsight.store.objectcontent;

import dev.backsight.store.content.DirectoryBinding;
import dev.backsight.store.objectstorage.ObjectStat;
import dev.backsight.store.objectstorage.ObjectStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** The object that says whose contents these are. */
final class OwnerObject implements DirectoryBinding {

    private static final int BYTES = 36;

    private final ObjectStorage storage;

    OwnerObject(ObjectStorage storage) {
        this.storage = storage;
    }

    @Override
    public Optional<UUID> directory() throws IOException {
        Optional<ObjectStat> owner = storage.find(Keys.OWNER);
        if (owner.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (owner.get().size() == BYTES) {
                byte[] text = storage.read(Keys.OWNER, 0, BYTES);
                return Optional.of(UUID.fromString(new String(text, StandardCharsets.US_ASCII)));
            }
            throw new IllegalArgumentException("it has " + owner.get().size() + " bytes");
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "object '" + Keys.OWNER + "' is damaged: it should be a UUID, that of the store's CONTENTS file",
                    e);
        }
    }

    @Override
    public UUID bind(UUID directory) throws IOException {
        Optional<UUID> known = directory();
        if (known.isPresent()) {
            return known.get();
        }
        if (!storage.list("", null, 1).objects().isEmpty()) {
            throw new IOException("the object storage holds something else already;"
                    + " give the store a bucket, or a prefix, of its own");
        }
        storage.put(Keys.OWNER, directory.toString().getBytes(StandardCharsets.US_ASCII));
        return directory;
    }
}
