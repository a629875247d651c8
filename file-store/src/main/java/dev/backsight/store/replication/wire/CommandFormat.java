package dev.backsight.store.replication.wire;

import java.nio.ByteBuffer;

/** Commands as bytes, as laid out in the package's documentation. */
public final class CommandFormat {

    static final int VERSION = 1;

    private static final int PUT = 1;
    private static final int PART = 2;
    private static final int COMMIT = 3;
    private static final int DELETE = 4;
    private static final int ABORT = 5;

    /** What a command has besides its content is not more than this. */
    private static final int FIELDS = 2048;

    private CommandFormat() {}

    public static byte[] encode(Command command) {
        if (command instanceof Command.Put put) {
            return start(PUT, put.content().length())
                    .id(put.operation())
                    .text(put.name().value())
                    .text(put.mediaType().value())
                    .block(put.content().bytes())
                    .toBytes();
        } else if (command instanceof Command.Part part) {
            return start(PART, part.content().length())
                    .id(part.upload())
                    .u32(part.index())
                    .block(part.content().bytes())
                    .toBytes();
        } else if (command instanceof Command.Commit commit) {
            return start(COMMIT, 0)
                    .id(commit.operation())
                    .id(commit.upload())
                    .text(commit.name().value())
                    .text(commit.mediaType().value())
                    .contentId(commit.contentId())
                    .i64(commit.size())
                    .toBytes();
        } else if (command instanceof Command.Delete delete) {
            return start(DELETE, 0)
                    .id(delete.operation())
                    .text(delete.name().value())
                    .toBytes();
        }
        return start(ABORT, 0).id(((Command.Abort) command).upload()).toBytes();
    }

    private static WireOutput start(int kind, int content) {
        return new WireOutput(content + FIELDS).u8(VERSION).u8(kind);
    }

    public static Command decode(ByteBuffer bytes) throws MalformedMessageException {
        return WireInput.decode("command", bytes, input -> {
            requireVersion("command", input);
            int kind = input.u8();
            return switch (kind) {
                case PUT -> new Command.Put(input.id(), input.name(), input.mediaType(), content(input));
                case PART ->
                    new Command.Part(input.id(), input.u32("a part number", Integer.MAX_VALUE), content(input));
                case COMMIT ->
                    new Command.Commit(
                            input.id(), input.id(), input.name(), input.mediaType(), input.contentId(), input.i64());
                case DELETE -> new Command.Delete(input.id(), input.name());
                case ABORT -> new Command.Abort(input.id());
                default -> throw unknown("command", kind);
            };
        });
    }

    static Payload content(WireInput input) throws MalformedMessageException {
        return Payload.of(input.block("content", Command.MAX_CONTENT));
    }

    static void requireVersion(String what, WireInput input) throws MalformedMessageException {
        int version = input.u8();
        if (version != VERSION) {
            throw new MalformedMessageException("a " + what + " has version " + version + "; this peer reads version "
                    + VERSION + ", so run the same version everywhere");
        }
    }

    static MalformedMessageException unknown(String what, int kind) {
        return new MalformedMessageException("there is no " + what + " of kind " + kind + " in version " + VERSION);
    }
}
