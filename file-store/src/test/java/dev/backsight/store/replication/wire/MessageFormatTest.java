package dev.backsight.store.replication.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.ExistingTarget;
import dev.backsight.store.FilePage;
import dev.backsight.store.PageToken;
import dev.backsight.store.QueryPage;
import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.mediatype.MediaTypePattern;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.metadata.SizeRange;
import dev.backsight.store.metadata.TimeRange;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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

    private static final FileLabels LABELS = STAT.labels();

    private static final String ID_HEX = "00112233445566778899aabbccddeeff";
    private static final String OTHER_HEX = "ffeeddccbbaa99887766554433221100";
    private static final FileName AB = new FileName("ab");
    private static final MediaType C = new MediaType("c");
    private static final FileLabels RED = FileLabels.ofTags("red");
    private static final String RED_HEX = "00000001" + "0003726564" + "00000000";

    private static final List<Command> COMMANDS = List.of(
            new Command.Put(ID, NAME, TYPE, Optional.empty(), Payload.of(new byte[0])),
            new Command.Put(ID, NAME, TYPE, Optional.empty(), Payload.of(new byte[Command.MAX_CONTENT])),
            new Command.Part(ID, 7, Payload.of(new byte[] {9})),
            new Command.Commit(ID, OTHER, NAME, TYPE, Optional.empty(), CONTENT, 1L << 40),
            new Command.Delete(ID, NAME),
            new Command.Abort(ID),
            new Command.Put(ID, NAME, TYPE, Optional.of(LABELS), Payload.of(new byte[] {1})),
            new Command.Commit(ID, OTHER, NAME, TYPE, Optional.of(FileLabels.NONE), CONTENT, 1L << 40),
            Command.Label.of(ID, STAT, FileLabels.ofTags("blau")),
            new Command.Copy(ID, NAME, AB, ExistingTarget.REFUSE),
            new Command.Rename(ID, AB, NAME, ExistingTarget.REPLACE));

    private static final FileQuery QUERY = new FileQuery(
            "ä",
            Set.of("red", "rot"),
            new MediaTypePattern("text/*"),
            TimeRange.since(Instant.parse("-1000-01-01T00:00:00.000000001Z")),
            new TimeRange(Instant.EPOCH, Instant.EPOCH),
            new SizeRange(3, 1L << 40));

    private static final List<Query> QUERIES = List.of(
            new Query.Ping(),
            new Query.Stat(NAME),
            new Query.Range(NAME, OptionalLong.empty(), 1L << 40, Command.MAX_CONTENT, Optional.empty()),
            new Query.Range(NAME, OptionalLong.empty(), 0, 0, Optional.of(CONTENT)),
            new Query.Page("", Optional.empty(), 10_000),
            new Query.Page("a", Optional.of(NAME), 1),
            new Query.Range(NAME, OptionalLong.of(1L << 40), 7, 8, Optional.of(CONTENT)),
            new Query.Versions(NAME, Long.MAX_VALUE),
            new Query.Find(FileQuery.all(), Optional.empty(), 10_000),
            new Query.Find(QUERY, Optional.of(PageToken.after(QUERY, NAME)), 1));

    private static final List<Reply> REPLIES = List.of(
            new Reply.Accepted(),
            new Reply.Stored(STAT),
            new Reply.Deleted(true),
            new Reply.Deleted(false),
            new Reply.Known(Optional.empty()),
            new Reply.Known(Optional.of(STAT)),
            new Reply.Content(STAT, Payload.of(new byte[] {1, 2, 3})),
            new Reply.Page(new FilePage(List.of(STAT, STAT), Optional.of("z"))),
            new Reply.Refused(Refusal.CHANGED, "why"),
            new Reply.Versions(Optional.empty(), List.of(), false),
            new Reply.Versions(Optional.of(STAT), List.of(STAT, STAT), true),
            new Reply.Found(new QueryPage(List.of(STAT), Optional.empty())),
            new Reply.Found(new QueryPage(List.of(STAT), Optional.of(PageToken.after(QUERY, NAME)))));

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
                new Command.Put(ID, AB, C, Optional.of(RED), Payload.of(new byte[] {(byte) 0xFE})));
        byte[] commit = CommandFormat.encode(new Command.Commit(ID, OTHER, AB, C, Optional.of(RED), CONTENT, 258));
        byte[] label = CommandFormat.encode(
                new Command.Label(ID, AB, FileId.of(1, 2, 3), 9, RED, new FileLabels(Set.of(), Map.of("k", "v"))));

        assertThat(hex(put)).isEqualTo("0206" + ID_HEX + "00026162" + "000163" + RED_HEX + "00000001" + "fe");
        assertThat(hex(commit))
                .isEqualTo(
                        "0207" + ID_HEX + OTHER_HEX + "00026162" + "000163" + RED_HEX + CONTENT + "0000000000000102");
        assertThat(hex(CommandFormat.encode(new Command.Copy(ID, AB, new FileName("d"), ExistingTarget.REFUSE))))
                .isEqualTo("0209" + ID_HEX + "00026162" + "000164" + "00");
        assertThat(hex(CommandFormat.encode(new Command.Rename(ID, AB, new FileName("d"), ExistingTarget.REPLACE))))
                .isEqualTo("020a" + ID_HEX + "00026162" + "000164" + "01");
        byte[] find = QueryFormat.encode(new Query.Find(
                new FileQuery(
                        "ab",
                        Set.of("red"),
                        new MediaTypePattern("c/*"),
                        new TimeRange(Instant.ofEpochSecond(-1, 2), Instant.ofEpochSecond(3, 4)),
                        new TimeRange(Instant.EPOCH, Instant.EPOCH),
                        new SizeRange(5, 6)),
                Optional.empty(),
                7));
        assertThat(hex(find))
                .isEqualTo("0205" + "00026162" + "00000001" + "0003726564" + "01" + "0003632f2a" + "ffffffffffffffff"
                        + "00000002" + "0000000000000003" + "00000004" + "0000000000000000" + "00000000"
                        + "0000000000000000" + "00000000" + "0000000000000005" + "0000000000000006" + "00"
                        + "00000007");
        assertThat(hex(ReplyFormat.encode(new Reply.Found(new QueryPage(List.of(), Optional.of(new PageToken("t")))))))
                .isEqualTo("0208" + "00000000" + "01" + "000174");
        assertThat(hex(QueryFormat.encode(new Query.Range(AB, OptionalLong.of(9), 258, 3, Optional.empty()))))
                .isEqualTo("0206" + "00026162" + "0000000000000009" + "0000000000000102" + "00000003" + "00");
        assertThat(hex(QueryFormat.encode(new Query.Versions(AB, 9))))
                .isEqualTo("0207" + "00026162" + "0000000000000009");
        assertThat(hex(ReplyFormat.encode(new Reply.Versions(Optional.empty(), List.of(), true))))
                .isEqualTo("0209" + "00" + "00000000" + "01");
        assertThat(hex(label))
                .isEqualTo("0208" + ID_HEX + "00026162" + "00000000000170028000000000000003" + "0000000000000009"
                        + RED_HEX + "00000000" + "00000001" + "00016b" + "000176");
    }

    /** Logs and peers of the first version know these, and no log is ever rewritten. */
    @Test
    void whatTheFirstVersionWroteIsReadAndWrittenAsEver() throws MalformedMessageException {
        Map<String, Command> commands = Map.of(
                "0101" + ID_HEX + "00026162" + "000163" + "00000001" + "fe",
                new Command.Put(ID, AB, C, Optional.empty(), Payload.of(new byte[] {(byte) 0xFE})),
                "0102" + ID_HEX + "00000007" + "00000002" + "0506",
                new Command.Part(ID, 7, Payload.of(new byte[] {5, 6})),
                "0103" + ID_HEX + OTHER_HEX + "00026162" + "000163" + CONTENT + "0000000000000102",
                new Command.Commit(ID, OTHER, AB, C, Optional.empty(), CONTENT, 258),
                "0104" + ID_HEX + "00026162",
                new Command.Delete(ID, AB),
                "0105" + ID_HEX,
                new Command.Abort(ID));
        Map<String, Query> queries = Map.of(
                "0101",
                new Query.Ping(),
                "0102" + "00026162",
                new Query.Stat(AB),
                "0103" + "00026162" + "0000000000000102" + "00000003" + "00",
                new Query.Range(AB, OptionalLong.empty(), 258, 3, Optional.empty()),
                "0103" + "00026162" + "0000000000000102" + "00000003" + "01" + CONTENT,
                new Query.Range(AB, OptionalLong.empty(), 258, 3, Optional.of(CONTENT)),
                "0104" + "000161" + "01" + "00026162" + "0000000a",
                new Query.Page("a", Optional.of(AB), 10));
        FileStat stat = new FileStat(
                AB,
                FileId.of(1, 2, 3),
                9,
                4,
                CONTENT,
                3,
                71,
                Codec.ZSTD,
                Instant.EPOCH,
                Instant.ofEpochSecond(1),
                C,
                RED);
        String statHex = "00026162" + "00000000000170028000000000000003" + "0000000000000009" + "0000000000000004"
                + CONTENT + "0000000000000003" + "0000000000000047" + "01" + "0000000000000000" + "00000000000f4240"
                + "000163" + RED_HEX;
        Map<String, Reply> replies = Map.of(
                "0101",
                new Reply.Accepted(),
                "0102" + statHex,
                new Reply.Stored(stat),
                "010301",
                new Reply.Deleted(true),
                "010400",
                new Reply.Known(Optional.empty()),
                "010401" + statHex,
                new Reply.Known(Optional.of(stat)),
                "0105" + statHex + "00000001" + "fe",
                new Reply.Content(stat, Payload.of(new byte[] {(byte) 0xFE})),
                "0106" + "00000001" + statHex + "01" + "00017a",
                new Reply.Page(new FilePage(List.of(stat), Optional.of("z"))),
                "0107" + "02" + "000177",
                new Reply.Refused(Refusal.CHANGED, "w"));

        for (Map.Entry<String, Command> command : commands.entrySet()) {
            assertThat(CommandFormat.decode(bytes(command.getKey()))).isEqualTo(command.getValue());
            assertThat(hex(CommandFormat.encode(command.getValue()))).isEqualTo(command.getKey());
        }
        for (Map.Entry<String, Query> query : queries.entrySet()) {
            assertThat(QueryFormat.decode(bytes(query.getKey()))).isEqualTo(query.getValue());
            assertThat(hex(QueryFormat.encode(query.getValue()))).isEqualTo(query.getKey());
        }
        for (Map.Entry<String, Reply> reply : replies.entrySet()) {
            assertThat(ReplyFormat.decode(bytes(reply.getKey()))).isEqualTo(reply.getValue());
            assertThat(hex(ReplyFormat.encode(reply.getValue()))).isEqualTo(reply.getKey());
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
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
        assertThatThrownBy(() -> CommandFormat.decode(ByteBuffer.wrap(new byte[] {3, 1})))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage(
                        "a command has version 3; this one reads versions 1 and 2, so run the same version everywhere");
        assertThatThrownBy(() -> CommandFormat.decode(ByteBuffer.wrap(new byte[] {2, 1})))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("no command of kind 1 in version 2");
        assertThatThrownBy(() -> CommandFormat.decode(ByteBuffer.wrap(new byte[] {1, 8})))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("no command of kind 8 in version 1");
        assertThatThrownBy(() -> ReplyFormat.decode(ByteBuffer.wrap(new byte[] {1, 0})))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("no reply of kind 0");
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
                        case 0 -> CommandFormat.encode(COMMANDS.get(2 + random.nextInt(COMMANDS.size() - 2)));
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
