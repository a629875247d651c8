package dev.backsight.store.objectcontent;

import dev.backsight.store.content.Publisher;
import dev.backsight.store.content.StagedContent;
import dev.backsight.store.objectstorage.ConcurrentPuts;
import dev.backsight.store.objectstorage.ObjectStorage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Brings staged contents into the storage: segments, which nobody sees, and then the manifest. */
final class Uploads implements Publisher {

    private static final System.Logger LOG = System.getLogger(Uploads.class.getName());

    private final ObjectStorage storage;
    private final int segmentBytes;
    private final int segmentsAtATime;

    /** Of each upload under way, how many segments may be there. */
    private final Map<UUID, Long> underWay = new ConcurrentHashMap<>();

    Uploads(ObjectStorage storage, int segmentBytes, int segmentsAtATime) {
        this.storage = storage;
        this.segmentBytes = segmentBytes;
        this.segmentsAtATime = segmentsAtATime;
    }

    private Manifest manifest(StagedContent staged) {
        return new Manifest(staged.id(), staged.number(), segmentBytes, staged.storedSize());
    }

    @Override
    public void prepare(StagedContent staged) throws IOException {
        Manifest manifest = manifest(staged);
        int most = (int) Math.min(segmentsAtATime, manifest.segments());
        try (FileChannel file = FileChannel.open(staged.path(), StandardOpenOption.READ);
                ConcurrentPuts puts = new ConcurrentPuts(storage, most)) {
            for (long number = 0; number < manifest.segments(); number++) {
                ByteBuffer segment = ByteBuffer.wrap(puts.array(manifest.segmentLength(number)));
                while (segment.hasRemaining()) {
                    if (file.read(segment) < 0) {
                        throw new IOException(staged.path() + " has become shorter than the " + staged.storedSize()
                                + " bytes that were written");
                    }
                }
                underWay.put(manifest.upload(), number + 1);
                puts.put(manifest.segmentKey(number), segment.array());
            }
            puts.finish();
        }
    }

    @Override
    public void publish(StagedContent staged) throws IOException {
        // If this fails, the manifest may be there all the same, now or later: then its segments must be, too.
        underWay.remove(staged.number());
        storage.put(Keys.manifest(staged.id()), manifest(staged).encode());
    }

    @Override
    public void withdraw(StagedContent staged) {
        Long segments = underWay.remove(staged.number());
        if (segments == null) {
            return;
        }
        Manifest manifest = manifest(staged);
        try {
            for (long number = 0; number < segments; number++) {
                storage.delete(manifest.segmentKey(number));
            }
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "an upload that was given up could not be removed for now; the next opening does",
                    e);
        }
    }
}
