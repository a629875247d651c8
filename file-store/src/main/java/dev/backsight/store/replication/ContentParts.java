package dev.backsight.store.replication;

import dev.backsight.store.FileNotStoredException;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.replication.wire.Command;
import dev.backsight.store.replication.wire.Query;
import dev.backsight.store.replication.wire.Refusal;
import dev.backsight.store.replication.wire.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Contents as they come from peers, part by part. Parts of different contents are never put together: where the file, or
 * the version that is read, is not what it was any more, this throws {@link FileChangedException}.
 */
final class ContentParts {

    private final FileView.Asking asking;

    ContentParts(FileView.Asking asking) {
        this.asking = asking;
    }

    /** @param version empty for the latest, here as everywhere */
    byte[] whole(FileName name, OptionalLong version) throws IOException {
        Reply.Content first = part(name, version, 0, Command.MAX_CONTENT, Optional.empty());
        FileStat stat = first.stat();
        if (stat.size() > Integer.MAX_VALUE - 8) {
            throw new IOException("'" + name + "' has " + stat.size()
                    + " bytes, which is too much for an array; use newInputStream or copyTo");
        }
        byte[] content = new byte[(int) stat.size()];
        fill(content, first, version, 0);
        if (!ContentId.of(content).equals(stat.contentId())) {
            throw new IOException("what the peer sent of '" + name + "' is not content " + stat.contentId());
        }
        return content;
    }

    byte[] range(FileName name, long offset, int length) throws IOException {
        Reply.Content first = firstOf(name, offset, length);
        byte[] content = new byte[length];
        fill(content, first, OptionalLong.empty(), offset);
        return content;
    }

    InputStream stream(FileName name, OptionalLong version) throws IOException {
        Reply.Content first = part(name, version, 0, Command.MAX_CONTENT, Optional.empty());
        return new FileViewStream(this, version, first, 0, first.stat().size());
    }

    InputStream stream(FileName name, long offset, long length) throws IOException {
        return new FileViewStream(this, OptionalLong.empty(), firstOf(name, offset, length), offset, length);
    }

    private void fill(byte[] content, Reply.Content first, OptionalLong version, long offset) throws IOException {
        int filled = first.content().length();
        System.arraycopy(first.content().bytes(), 0, content, 0, filled);
        while (filled < content.length) {
            int length = Math.min(Command.MAX_CONTENT, content.length - filled);
            byte[] part = next(first.stat(), version, offset + filled, length);
            System.arraycopy(part, 0, content, filled, part.length);
            filled += part.length;
        }
    }

    /** The first part of a range, which must lie within the file. */
    private Reply.Content firstOf(FileName name, long offset, long length) throws IOException {
        long from = Math.max(0, offset);
        int most = (int) Math.max(0, Math.min(length, Command.MAX_CONTENT));
        OptionalLong latest = OptionalLong.empty();
        Reply reply = ask(name, latest, from, most, Optional.empty());
        if (reply instanceof Reply.Refused refused && refused.reason() == Refusal.OUT_OF_RANGE) {
            throw new IndexOutOfBoundsException(refused.message());
        }
        Reply.Content first = expectContent(name, latest, reply, false);
        long size = first.stat().size();
        if (offset < 0 || length < 0 || length > size - offset) {
            throw new IndexOutOfBoundsException(
                    "'" + name + "' has " + size + " bytes, not " + length + " from offset " + offset);
        }
        return first;
    }

    /** The bytes that follow those that came before, of the same content. */
    byte[] next(FileStat stat, OptionalLong version, long offset, int length) throws IOException {
        byte[] bytes = part(stat.name(), version, offset, length, Optional.of(stat.contentId()))
                .content()
                .bytes();
        if (bytes.length != length) {
            throw new IOException("a peer sent " + bytes.length + " bytes of '" + stat.name() + "' where " + length
                    + " were asked for");
        }
        return bytes;
    }

    private Reply.Content part(
            FileName name, OptionalLong version, long offset, int length, Optional<ContentId> expected)
            throws IOException {
        Reply reply = ask(name, version, offset, length, expected);
        return expectContent(name, version, reply, expected.isPresent());
    }

    private Reply ask(FileName name, OptionalLong version, long offset, int length, Optional<ContentId> expected)
            throws IOException {
        return asking.ask("get of '" + name + "'", new Query.Range(name, version, offset, length, expected));
    }

    private static Reply.Content expectContent(FileName name, OptionalLong version, Reply reply, boolean wasThere)
            throws IOException {
        if (reply instanceof Reply.Refused refused) {
            switch (refused.reason()) {
                case NOT_STORED -> {
                    if (wasThere) {
                        throw new FileChangedException(name);
                    }
                    throw version.isPresent()
                            ? new FileNotStoredException(name, version.getAsLong())
                            : new FileNotStoredException(name);
                }
                case CHANGED -> throw new FileChangedException(name);
                default -> throw new RefusedByPeersException("get of '" + name + "'", refused.message());
            }
        }
        return FileView.expect(Reply.Content.class, "get of '" + name + "'", reply);
    }
}
