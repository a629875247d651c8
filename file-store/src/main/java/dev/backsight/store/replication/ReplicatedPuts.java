package dev.backsight.store.replication;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.replication.wire.Command;
import dev.backsight.store.replication.wire.Payload;
import dev.backsight.store.replication.wire.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;

/** Brings contents to the peers: small ones with their command, larger ones ahead of it, part by part. */
final class ReplicatedPuts {

    private final QuorumClient quorum;

    ReplicatedPuts(QuorumClient quorum) {
        this.quorum = quorum;
    }

    /**
     * Puts all the source has.
     *
     * @param labels empty to keep those of the version before
     */
    FileStat put(FileName name, InputStream source, MediaType mediaType, Optional<FileLabels> labels)
            throws IOException {
        byte[] first = source.readNBytes(Command.MAX_CONTENT);
        byte[] second = first.length < Command.MAX_CONTENT ? new byte[0] : source.readNBytes(Command.MAX_CONTENT);
        String what = "put of '" + name + "'";
        if (second.length == 0) {
            return stored(what, new Command.Put(UUID.randomUUID(), name, mediaType, labels, Payload.of(first)));
        }
        UUID upload = UUID.randomUUID();
        try {
            Sent sent = send(what, upload, first, second, source);
            return stored(
                    what,
                    new Command.Commit(UUID.randomUUID(), upload, name, mediaType, labels, sent.id(), sent.size()));
        } catch (OutcomeUnknownException e) {
            // An abort might overtake what may still be done.
            throw e;
        } catch (Throwable e) {
            quorum.tryChange(new Command.Abort(upload));
            throw e;
        }
    }

    /** Sends parts until the source has no more. */
    private Sent send(String what, UUID upload, byte[] first, byte[] second, InputStream source) throws IOException {
        MessageDigest digest = ContentId.newDigest();
        long size = 0;
        int index = 0;
        byte[] part = first;
        byte[] ahead = second;
        while (part.length > 0) {
            digest.update(part);
            size += part.length;
            Reply reply = quorum.change(what, new Command.Part(upload, index, Payload.of(part)), false);
            FileView.expect(Reply.Accepted.class, what, reply);
            index++;
            part = ahead;
            ahead = source.readNBytes(Command.MAX_CONTENT);
        }
        return new Sent(ContentId.fromBytes(digest.digest()), size);
    }

    private FileStat stored(String what, Command command) throws IOException {
        return FileView.expect(Reply.Stored.class, what, quorum.change(what, command, true))
                .stat();
    }

    private record Sent(ContentId id, long size) {}
}
