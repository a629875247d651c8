package dev.backsight.store.replication.wire;

import dev.backsight.store.FilePage;
import dev.backsight.store.FileStore;
import dev.backsight.store.PageToken;
import dev.backsight.store.QueryPage;
import dev.backsight.store.metadata.FileStat;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replies as bytes, as laid out in the package's documentation. */
public final class ReplyFormat {

    /** Messages longer than this are cut: they may quote what somebody else said. */
    private static final int MAX_MESSAGE = 2000;

    /** Of the files on a page: as many as a page has at most, without labels, and half of what Ratis is to carry. */
    private static final int MAX_PAGE_BYTES = 16 << 20;

    private static final int ACCEPTED = 1;
    private static final int STORED = 2;
    private static final int DELETED = 3;
    private static final int KNOWN = 4;
    private static final int CONTENT = 5;
    private static final int PAGE = 6;
    private static final int REFUSED = 7;
    private static final int FOUND = 8;
    private static final int VERSIONS = 9;

    private static final MessageKinds KINDS = new MessageKinds("reply", REFUSED);

    private ReplyFormat() {}

    /** The first files of a page, as many as go into one reply; at least one, if there is any. */
    public static List<FileStat> fitting(List<FileStat> files) {
        long bytes = 0;
        for (int i = 0; i < files.size(); i++) {
            WireOutput one = new WireOutput(256);
            StatFormat.write(one, files.get(i));
            bytes += one.size();
            if (bytes > MAX_PAGE_BYTES && i > 0) {
                return files.subList(0, i);
            }
        }
        return files;
    }

    public static byte[] encode(Reply reply) {
        if (reply instanceof Reply.Stored stored) {
            WireOutput output = start(STORED, 256);
            StatFormat.write(output, stored.stat());
            return output.toBytes();
        } else if (reply instanceof Reply.Deleted deleted) {
            return start(DELETED, 3).u8(deleted.existed() ? 1 : 0).toBytes();
        } else if (reply instanceof Reply.Known known) {
            WireOutput output = start(KNOWN, 256).u8(known.stat().isPresent() ? 1 : 0);
            known.stat().ifPresent(stat -> StatFormat.write(output, stat));
            return output.toBytes();
        } else if (reply instanceof Reply.Content content) {
            WireOutput output = start(CONTENT, content.content().length() + 512);
            StatFormat.write(output, content.stat());
            return output.block(content.content().bytes()).toBytes();
        } else if (reply instanceof Reply.Page page) {
            return encode(PAGE, page.page().files(), page.page().next());
        } else if (reply instanceof Reply.Found found) {
            return encode(FOUND, found.page().files(), found.page().next().map(PageToken::value));
        } else if (reply instanceof Reply.Versions versions) {
            return encode(versions);
        } else if (reply instanceof Reply.Refused refused) {
            String message = refused.message();
            return start(REFUSED, 256)
                    .u8(refused.reason().code())
                    .text(message.substring(0, Math.min(MAX_MESSAGE, message.length())))
                    .toBytes();
        }
        return start(ACCEPTED, 2).toBytes();
    }

    private static byte[] encode(Reply.Versions versions) {
        WireOutput output = start(VERSIONS, 256 * (1 + versions.versions().size()))
                .u8(versions.latest().isPresent() ? 1 : 0);
        versions.latest().ifPresent(stat -> StatFormat.write(output, stat));
        write(output, versions.versions());
        return output.u8(versions.more() ? 1 : 0).toBytes();
    }

    private static byte[] encode(int kind, List<FileStat> files, Optional<String> next) {
        WireOutput output = start(kind, 256 * (1 + files.size()));
        write(output, files);
        output.u8(next.isPresent() ? 1 : 0);
        next.ifPresent(output::text);
        return output.toBytes();
    }

    private static void write(WireOutput output, List<FileStat> files) {
        output.u32(files.size());
        files.forEach(stat -> StatFormat.write(output, stat));
    }

    private static WireOutput start(int kind, int expected) {
        return KINDS.start(kind, expected);
    }

    public static Reply decode(ByteBuffer bytes) throws MalformedMessageException {
        return WireInput.decode("reply", bytes, input -> {
            int kind = KINDS.read(input);
            return switch (kind) {
                case ACCEPTED -> new Reply.Accepted();
                case STORED -> new Reply.Stored(StatFormat.read(input));
                case DELETED -> new Reply.Deleted(input.flag());
                case KNOWN -> new Reply.Known(input.optional(StatFormat::read));
                case CONTENT -> new Reply.Content(StatFormat.read(input), CommandFormat.content(input));
                case PAGE -> new Reply.Page(new FilePage(files(input), input.optional(WireInput::text)));
                case FOUND ->
                    new Reply.Found(new QueryPage(
                            files(input), input.optional(WireInput::text).map(PageToken::new)));
                case VERSIONS -> new Reply.Versions(input.optional(StatFormat::read), files(input), input.flag());
                case REFUSED -> refused(input);
                default -> throw KINDS.unknown(kind);
            };
        });
    }

    private static List<FileStat> files(WireInput input) throws MalformedMessageException {
        int count = input.u32("a count of files", FileStore.MAX_PAGE);
        List<FileStat> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(StatFormat.read(input));
        }
        return files;
    }

    private static Reply refused(WireInput input) throws MalformedMessageException {
        int code = input.u8();
        Refusal reason = Refusal.ofCode(code)
                .orElseThrow(() -> new MalformedMessageException("there is no reason " + code + " for a refusal"));
        return new Reply.Refused(reason, input.text());
    }
}
