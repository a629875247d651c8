package dev.backsight.store.replication.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.FilePage;
import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageFormatTest {

    private static final UUID ID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    private static final UUID OTHER = UUID.fromString("ffeeddcc-bbaa-9988-7766-554433221100");
    private static final FileName NAME = new FileName("ä/\uD83D\uDE00 b");
    private static final MediaType TYPE = new MediaType("text/plain");
    private static final ContentId CONTENT = ContentId.of(new byte[] {1, 2, 3});
    private static final FileStat STAT = new FileStat(
            NAME,
            FileId.of(1_795_298_000_000L, 77, 123_456_789L),
            9,
            4,
            CONTENT,
            3,
            71,
            Codec.ZSTD,
            Instant.parse("2026-11-21T10:00:00.000001Z"),
            Instant.EPOCH,
            TYPE,
            new FileLabels(Set.of("rot", "grün"), Map.of("von", "Ada", "leer", "")));

    private static final List<Command> COMMANDS = List.of(
            new Command.Put(ID, NAME, TYPE, Payload.of(new byte[0])),
            new Command.Put(ID, NAME, TYPE, Payload.of(new byte[Command.MAX_CONTENT])),
            new Command.Part(ID, 7, Payload.of(new byte[] {9})),
            new Command.Commit(ID, OTHER, NAME, TYPE, CONTENT, 1L << 40),
            new Command.Delete(ID, NAME),
            new Command.Abort(ID));

    private static final List<Query> QUERIES = List.of(
            new Query.Ping(),
            new Query.Stat(NAME),
            new Query.Range(NAME, 1L << 40, Command.MAX_CONTENT, Optional.empty()),
            new Query.Range(NAME, 0, 0, Optional.of(CONTENT)),
            new Query.Page("", Optional.empty(), 10_000),
            new Query.Page("a", Optional.of(NAME), 1));

    private static final List<Reply> REPLIES = List.of(
            new Reply.Accepted(),
            new Reply.Stored(STAT),
            new Reply.Deleted(true),
            new Reply.Deleted(false),
            new Reply.Known(Optional.empty()),
            new Reply.Known(Optional.of(STAT)),
            new Reply.Content(STAT, Payload.of(new byte[] {1, 2, 3})),
            new Reply.Page(new FilePage(List.of(STAT, STAT), Optional.of("z"))),
            new Reply.Refused(Refusal.CHANGED, "why"));

    @Test
    void everyMessageComesOutAsItWentIn() throws MalformedMessageException {
        for (Command command : COMMANDS) {
            assertThat(CommandFormat.decode(ByteBuffer.wrap(CommandFormat.encode(command))))
                    .isEqualTo(command);
        }
        for (Query query : QUERIES) {
            assertThat(QueryFormat.decode(ByteBuffer.wrap(QueryFormat.encode(query))))
                    .isEqualTo(query);
        }
        for (Reply reply : REPLIES) {
            assertThat(ReplyFormat.decode(ByteBuffer.wrap(ReplyFormat.encode(reply))))
                    .isEqualTo(reply);
        }
    }

    @Test
    void everyRefusalHasANumberOfItsOwn() throws MalformedMessageException {
        for (Refusal refusal : Refusal.values()) {
            Reply reply = new Reply.Refused(refusal, "");
            assertThat(ReplyFormat.decode(ByteBuffer.wrap(ReplyFormat.encode(reply))))
                    .isEqualTo(reply);
        }
    }

    @Test
    void writesTheBytesThatAreDocumented() {
        byte[] put = CommandFormat.encode(
                new Command.Put(ID, new FileName("ab"), new MediaType("c"), Payload.of(new byte[] {(byte) 0xFE})));
        byte[] range = QueryFormat.encode(new Query.Range(new FileName("ab"), 258, 3, Optional.empty()));

        assertThat(HexFormat.of().formatHex(put))
                .isEqualTo("0101" + "00112233445566778899aabbccddeeff" + "00026162" + "000163" + "00000001" + "fe");
        assertThat(HexFormat.of().formatHex(range))
                .isEqualTo("0103" + "00026162" + "0000000000000102" + "00000003" + "00");
        assertThat(ReplyFormat.encode(new Reply.Deleted(true))).containsExactly(1, 3, 1);
    }

    @Test
    void refusesMessagesThatEndTooEarlyOrTooLate() {
        for (Command command : COMMANDS) {
            byte[] whole = CommandFormat.encode(command);
            for (int length = 0; length < whole.length; length += Math.max(1, whole.length / 100)) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> CommandFormat.decode(ByteBuffer.wrap(cut)))
                        .isInstanceOf(MalformedMessageException.class);
            }
            byte[] longer = Arrays.copyOf(whole, whole.length + 1);
            assertThatThrownBy(() -> CommandFormat.decode(ByteBuffer.wrap(longer)))
                    .isInstanceOf(MalformedMessageException.class)
                    .hasMessageContaining("1 bytes follow");
        }
    }

    @Test
    void refusesOtherVersionsAndKinds() {
        assertThatThrownBy(() -> CommandFormat.decode(ByteBuffer.wrap(new byte[] {2, 1})))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("version 2");
        assertThatThrownBy(() -> QueryFormat.decode(ByteBuffer.wrap(new byte[] {1, 77})))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("kind 77");
    }

    @Test
    void refusesALengthBeforeItAllocatesSoMuch() {
        byte[] part = CommandFormat.encode(new Command.Part(ID, 0, Payload.of(new byte[] {9})));
        ByteBuffer.wrap(part).putInt(part.length - 5, Integer.MAX_VALUE);

        assertThatThrownBy(() -> CommandFormat.decode(ByteBuffer.wrap(part)))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("2147483647");
    }

    @Test
    void hostileBytesAreRefusedOrAreAMessageOfTheirOwn() {
        Random random = new Random(20261121);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes =
                    switch (i % 3) {
                        case 0 -> CommandFormat.encode(COMMANDS.get(2 + random.nextInt(4)));
                        case 1 -> QueryFormat.encode(QUERIES.get(random.nextInt(QUERIES.size())));
                        default -> ReplyFormat.encode(REPLIES.get(random.nextInt(REPLIES.size())));
                    };
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                switch (i % 3) {
                    case 0 -> CommandFormat.encode(CommandFormat.decode(ByteBuffer.wrap(bytes)));
                    case 1 -> QueryFormat.encode(QueryFormat.decode(ByteBuffer.wrap(bytes)));
                    default -> ReplyFormat.encode(ReplyFormat.decode(ByteBuffer.wrap(bytes)));
                }
            } catch (MalformedMessageException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1_000, 20_000);
    }
}
