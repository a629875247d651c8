package dev.backsight.store.replication.wire;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.MediaType;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Reads what {@link WireOutput} wrote, from bytes that anybody may have made. */
public final class WireInput {

    /** In the year 2262: what nanoseconds, which the JDK counts in between, can express. */
    private static final long LATEST = Long.MAX_VALUE / 1_000;

    private final String what;
    private final ByteBuffer bytes;

    private WireInput(String what, ByteBuffer bytes) {
        this.what = what;
        this.bytes = bytes;
    }

    /**
     * Decodes all of {@code bytes}.
     *
     * @param what it should be, for messages
     * @throws MalformedMessageException if fields do not follow their rules, or the bytes end too early or too late
     */
    public static <T> T decode(String what, ByteBuffer bytes, Fields<T> fields) throws MalformedMessageException {
        WireInput input = new WireInput(what, bytes.slice());
        try {
            T decoded = fields.read(input);
            if (input.bytes.hasRemaining()) {
                throw new MalformedMessageException("a " + what + " ends at offset " + input.bytes.position() + ", but "
                        + input.bytes.remaining() + " bytes follow");
            }
            return decoded;
        } catch (BufferUnderflowException e) {
            throw new MalformedMessageException(
                    "a " + what + " ends in the middle, after " + input.bytes.limit() + " bytes", e);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new MalformedMessageException(
                    "a " + what + " is malformed before offset " + input.bytes.position() + ": " + e.getMessage(), e);
        }
    }

    public int u8() {
        return Byte.toUnsignedInt(bytes.get());
    }

    /** A u32 that is at most {@code max}. */
    public int u32(String field, int max) throws MalformedMessageException {
        int value = bytes.getInt();
        if (value < 0 || value > max) {
            throw new MalformedMessageException("a " + what + " has " + field + " " + Integer.toUnsignedString(value)
                    + " at offset " + (bytes.position() - 4) + "; at most " + max + " is allowed");
        }
        return value;
    }

    /** Any 32 bits. */
    public int bits32() {
        return bytes.getInt();
    }

    public long i64() {
        return bytes.getLong();
    }

    /** A time from 1970 to 2262. */
    public Instant time() {
        long micros = i64();
        if (micros < 0 || micros > LATEST) {
            throw new IllegalArgumentException(micros + " microseconds after 1970 is no time before 2262");
        }
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    public UUID id() {
        return new UUID(i64(), i64());
    }

    public ContentId contentId() {
        return ContentId.read(bytes);
    }

    public FileName name() throws MalformedMessageException {
        return new FileName(text());
    }

    public MediaType mediaType() throws MalformedMessageException {
        return new MediaType(text());
    }

    public String text() throws MalformedMessageException {
        int length = Short.toUnsignedInt(bytes.getShort());
        ByteBuffer utf8 = bytes.slice(bytes.position(), requireRemaining(length));
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(utf8);
            bytes.position(bytes.position() + length);
            return text.toString();
        } catch (CharacterCodingException e) {
            throw new MalformedMessageException(
                    "a " + what + " has a text at offset " + bytes.position() + " that is not UTF-8", e);
        }
    }

    /** A u32 length of at most {@code max}, and the bytes. */
    public byte[] block(String field, int max) throws MalformedMessageException {
        byte[] content = new byte[requireRemaining(u32("a length of " + field, max))];
        bytes.get(content);
        return content;
    }

    /** One byte, 0 for empty or 1 with a field behind it. */
    public <T> Optional<T> optional(Fields<T> fields) throws MalformedMessageException {
        return flag() ? Optional.of(fields.read(this)) : Optional.empty();
    }

    public boolean flag() throws MalformedMessageException {
        int flag = u8();
        if (flag > 1) {
            throw new MalformedMessageException(
                    "a " + what + " has " + flag + " at offset " + (bytes.position() - 1) + ", where 0 or 1 belongs");
        }
        return flag == 1;
    }

    private int requireRemaining(int length) {
        if (length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        return length;
    }

    /** Reads fields, one after the other. */
    @FunctionalInterface
    public interface Fields<T> {

        T read(WireInput input) throws MalformedMessageException;
    }
}
