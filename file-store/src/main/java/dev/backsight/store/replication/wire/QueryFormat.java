package dev.backsight.store.replication.wire;

import dev.backsight.store.FileStore;
import dev.backsight.store.PageToken;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/** Queries as bytes, as laid out in the package's documentation. */
public final class QueryFormat {

    private static final int PING = 1;
    private static final int STAT = 2;
    private static final int RANGE = 3;
    private static final int PAGE = 4;
    private static final int FIND = 5;
    private static final int VERSION_RANGE = 6;
    private static final int VERSIONS = 7;

    private static final MessageKinds KINDS = new MessageKinds("query", PAGE);

    private QueryFormat() {}

    public static byte[] encode(Query query) {
        if (query instanceof Query.Stat stat) {
            return start(STAT).text(stat.name().value()).toBytes();
        } else if (query instanceof Query.Range range) {
            return encode(range);
        } else if (query instanceof Query.Page page) {
            WireOutput output = start(PAGE).text(page.prefix()).u8(page.after().isPresent() ? 1 : 0);
            page.after().ifPresent(name -> output.text(name.value()));
            return output.u32(page.limit()).toBytes();
        } else if (query instanceof Query.Versions versions) {
            return start(VERSIONS)
                    .text(versions.name().value())
                    .i64(versions.before())
                    .toBytes();
        } else if (query instanceof Query.Find find) {
            WireOutput output = start(FIND);
            FileQueryFormat.write(output, find.query());
            output.u8(find.token().isPresent() ? 1 : 0);
            find.token().ifPresent(token -> output.text(token.value()));
            return output.u32(find.limit()).toBytes();
        }
        return start(PING).toBytes();
    }

    private static byte[] encode(Query.Range range) {
        WireOutput output = start(range.version().isPresent() ? VERSION_RANGE : RANGE)
                .text(range.name().value());
        range.version().ifPresent(output::i64);
        output.i64(range.offset()).u32(range.length()).u8(range.expected().isPresent() ? 1 : 0);
        range.expected().ifPresent(output::contentId);
        return output.toBytes();
    }

    private static WireOutput start(int kind) {
        return KINDS.start(kind, 256);
    }

    public static Query decode(ByteBuffer bytes) throws MalformedMessageException {
        return WireInput.decode("query", bytes, input -> {
            int kind = KINDS.read(input);
            return switch (kind) {
                case PING -> new Query.Ping();
                case STAT -> new Query.Stat(input.name());
                case RANGE, VERSION_RANGE ->
                    new Query.Range(
                            input.name(),
                            kind == RANGE ? OptionalLong.empty() : OptionalLong.of(input.i64()),
                            input.i64(),
                            input.u32("a length", Command.MAX_CONTENT),
                            input.optional(WireInput::contentId));
                case PAGE ->
                    new Query.Page(
                            input.text(), input.optional(WireInput::name), input.u32("a limit", FileStore.MAX_PAGE));
                case VERSIONS -> new Query.Versions(input.name(), input.i64());
                case FIND ->
                    new Query.Find(
                            FileQueryFormat.read(input),
                            input.optional(token -> new PageToken(token.text())),
                            input.u32("a limit", FileStore.MAX_PAGE));
                default -> throw KINDS.unknown(kind);
            };
        });
    }
}
