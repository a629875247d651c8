package dev.backsight.store.replication.wire;

import dev.backsight.store.ExistingTarget;
import dev.backsight.store.identity.FileId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileLabels;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/** Commands as bytes, as laid out in the package's documentation. */
public final class CommandFormat {

    private static final int PUT = 1;
    private static final int PART = 2;
    private static final int COMMIT = 3;
    private static final int DELETE = 4;
    private static final int ABORT = 5;
    private static final int LABELLED_PUT = 6;
    private static final int LABELLED_COMMIT = 7;
    private static final int LABEL = 8;
    private static final int COPY = 9;
    private static final int RENAME = 10;

    private static final MessageKinds KINDS = new MessageKinds("command", ABORT);

    /** What a command usually has besides its content is not more than this. */
    private static final int FIELDS = 2048;

    private CommandFormat() {}

    public static byte[] encode(Command command) {
        if (command instanceof Command.Put put) {
            return encode(put);
        } else if (command instanceof Command.Part part) {
            return start(PART, part.content().length())
                    .id(part.upload())
                    .u32(part.index())
                    .block(part.content().bytes())
                    .toBytes();
        } else if (command instanceof Command.Commit commit) {
            return encode(commit);
        } else if (command instanceof Command.Delete delete) {
            return start(DELETE, 0)
                    .id(delete.operation())
                    .text(delete.name().value())
                    .toBytes();
        } else if (command instanceof Command.Label label) {
            return encode(label);
        } else if (command instanceof Command.Copy copy) {
            return encode(COPY, copy.operation(), copy.from(), copy.to(), copy.existing());
        } else if (command instanceof Command.Rename rename) {
            return encode(RENAME, rename.operation(), rename.from(), rename.to(), rename.existing());
        }
        return start(ABORT, 0).id(((Command.Abort) command).upload()).toBytes();
    }

    private static byte[] encode(Command.Put put) {
        WireOutput output = start(
                        put.labels().isPresent() ? LABELLED_PUT : PUT,
                        put.content().length())
                .id(put.operation())
                .text(put.name().value())
                .text(put.mediaType().value());
        put.labels().ifPresent(labels -> LabelsFormat.write(output, labels));
        return output.block(put.content().bytes()).toBytes();
    }

    private static byte[] encode(Command.Commit commit) {
        WireOutput output = start(commit.labels().isPresent() ? LABELLED_COMMIT : COMMIT, 0)
                .id(commit.operation())
                .id(commit.upload())
                .text(commit.name().value())
                .text(commit.mediaType().value());
        commit.labels().ifPresent(labels -> LabelsFormat.write(output, labels));
        return output.contentId(commit.contentId()).i64(commit.size()).toBytes();
    }

    private static byte[] encode(Command.Label label) {
        WireOutput output = start(LABEL, 0)
                .id(label.operation())
                .text(label.name().value())
                .id(label.file().uuid())
                .i64(label.version());
        LabelsFormat.write(output, label.seen());
        LabelsFormat.write(output, label.labels());
        return output.toBytes();
    }

    private static byte[] encode(int kind, UUID operation, FileName from, FileName to, ExistingTarget existing) {
        return start(kind, 0)
                .id(operation)
                .text(from.value())
                .text(to.value())
                .u8(existing == ExistingTarget.REPLACE ? 1 : 0)
                .toBytes();
    }

    private static WireOutput start(int kind, int content) {
        return KINDS.start(kind, content + FIELDS);
    }

    public static Command decode(ByteBuffer bytes) throws MalformedMessageException {
        return WireInput.decode("command", bytes, input -> {
            int kind = KINDS.read(input);
            return switch (kind) {
                case PUT, LABELLED_PUT ->
                    new Command.Put(input.id(), input.name(), input.mediaType(), labels(kind, input), content(input));
                case PART ->
                    new Command.Part(input.id(), input.u32("a part number", Integer.MAX_VALUE), content(input));
                case COMMIT, LABELLED_COMMIT ->
                    new Command.Commit(
                            input.id(),
                            input.id(),
                            input.name(),
                            input.mediaType(),
                            labels(kind, input),
                            input.contentId(),
                            input.i64());
                case DELETE -> new Command.Delete(input.id(), input.name());
                case LABEL ->
                    new Command.Label(
                            input.id(),
                            input.name(),
                            new FileId(input.id()),
                            input.i64(),
                            LabelsFormat.read(input),
                            LabelsFormat.read(input));
                case COPY -> new Command.Copy(input.id(), input.name(), input.name(), existing(input));
                case RENAME -> new Command.Rename(input.id(), input.name(), input.name(), existing(input));
                case ABORT -> new Command.Abort(input.id());
                default -> throw KINDS.unknown(kind);
            };
        });
    }

    private static Optional<FileLabels> labels(int kind, WireInput input) throws MalformedMessageException {
        return kind == LABELLED_PUT || kind == LABELLED_COMMIT
                ? Optional.of(LabelsFormat.read(input))
                : Optional.empty();
    }

    private static ExistingTarget existing(WireInput input) throws MalformedMessageException {
        return input.flag() ? ExistingTarget.REPLACE : ExistingTarget.REFUSE;
    }

    static Payload content(WireInput input) throws MalformedMessageException {
        return Payload.of(input.block("content", Command.MAX_CONTENT));
    }
}
