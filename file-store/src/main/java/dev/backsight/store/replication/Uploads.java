package dev.backsight.store.replication;

import dev.backsight.store.replication.wire.Command;
import dev.backsight.store.replication.wire.MalformedMessageException;
import dev.backsight.store.replication.wire.Refusal;
import dev.backsight.store.replication.wire.Reply;
import dev.backsight.store.replication.wire.WireInput;
import dev.backsight.store.replication.wire.WireOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Large contents on their way, invisible until committed. Part of the replicated state: the commands' times decide when
 * an upload that nobody goes on with is given up, so all peers give up the same.
 */
final class Uploads {

    /** An upload is given up when nothing came for this long. */
    static final Duration IDLE = Duration.ofHours(1);

    static final int MAX_UPLOADS = 256;

    /** Of at most 1 MiB each: a content has at most 1 TiB. */
    static final int MAX_PARTS = 1 << 20;

    private final Path folder;

    /** From the one idle longest to the one that last got a part. */
    private final LinkedHashMap<UUID, Active> active = new LinkedHashMap<>();

    Uploads(Path folder) {
        this.folder = folder;
    }

    /** Takes the next part; one that came already is accepted and not taken again. */
    Reply accept(Command.Part part, Instant time) throws IOException {
        Active known = active.get(part.upload());
        if (known == null) {
            if (part.index() != 0) {
                return unknown(part.upload());
            }
            if (active.size() == MAX_UPLOADS) {
                return new Reply.Refused(
                        Refusal.TOO_MANY_UPLOADS, MAX_UPLOADS + " uploads are under way; wait until one ends");
            }
            known = new Active(new Upload(folder.resolve(part.upload().toString())), time);
        }
        Upload upload = known.upload();
        int expected = upload.parts().size();
        if (part.index() > expected || part.index() >= MAX_PARTS) {
            return new Reply.Refused(
                    Refusal.UPLOAD_INCOMPLETE,
                    "part " + part.index() + " came where part " + expected + " of at most " + MAX_PARTS + " belongs");
        }
        if (part.index() == expected) {
            upload.write(part.content().bytes());
        }
        active.remove(part.upload());
        active.put(part.upload(), new Active(upload, time));
        return new Reply.Accepted();
    }

    Optional<Upload> find(UUID id) {
        return Optional.ofNullable(active.get(id)).map(Active::upload);
    }

    static Reply unknown(UUID id) {
        return new Reply.Refused(
                Refusal.UPLOAD_UNKNOWN, "upload " + id + " was never begun, or is over, or was idle for " + IDLE);
    }

    void remove(UUID id) throws IOException {
        Active removed = active.remove(id);
        if (removed != null) {
            DurableFiles.deleteTree(removed.upload().folder());
        }
    }

    /** Gives up what has been idle for too long. */
    void expire(Instant now) throws IOException {
        Instant limit = now.minus(IDLE);
        Iterator<Active> idle = active.values().iterator();
        while (idle.hasNext()) {
            Active oldest = idle.next();
            if (!oldest.last().isBefore(limit)) {
                return;
            }
            idle.remove();
            DurableFiles.deleteTree(oldest.upload().folder());
        }
    }

    int size() {
        return active.size();
    }

    /** Links all parts into another folder, durably. */
    void linkTo(Path target) throws IOException {
        Files.createDirectory(target);
        for (Map.Entry<UUID, Active> entry : active.entrySet()) {
            Path copy = Files.createDirectory(target.resolve(entry.getKey().toString()));
            Upload upload = entry.getValue().upload();
            for (int i = 0; i < upload.parts().size(); i++) {
                Path file = upload.file(i);
                Files.createLink(copy.resolve(file.getFileName()), file);
            }
        }
        DurableFiles.forceTree(target);
    }

    void write(WireOutput output) {
        output.u32(active.size());
        for (Map.Entry<UUID, Active> entry : active.entrySet()) {
            Upload upload = entry.getValue().upload();
            output.id(entry.getKey())
                    .time(entry.getValue().last())
                    .u32(upload.parts().size());
            upload.parts().forEach(part -> output.u32(part.size()).u32(part.crc()));
        }
    }

    static Uploads read(WireInput input, Path folder) throws MalformedMessageException {
        Uploads uploads = new Uploads(folder);
        int count = input.u32("a count of uploads", MAX_UPLOADS);
        for (int i = 0; i < count; i++) {
            UUID id = input.id();
            Instant last = input.time();
            Upload upload = new Upload(folder.resolve(id.toString()));
            int parts = input.u32("a count of parts", MAX_PARTS);
            for (int part = 0; part < parts; part++) {
                upload.add(new Upload.Part(input.u32("a size", Command.MAX_CONTENT), input.bits32()));
            }
            uploads.active.put(id, new Active(upload, last));
        }
        return uploads;
    }

    private record Active(Upload upload, Instant last) {}
}
