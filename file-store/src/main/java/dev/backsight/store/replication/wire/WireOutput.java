package dev.backsight.store.replication.wire;

import dev.backsight.store.identity.ContentId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Fields as bytes, in the order they are written. */
public final class WireOutput {

    private static final int MAX_TEXT_BYTES = 0xFFFF;

    private final ByteArrayOutputStream bytes;

    /** @param expected about how many bytes it will be */
    public WireOutput(int expected) {
        bytes = new ByteArrayOutputStream(expected);
    }

    public WireOutput u8(int value) {
        bytes.write(value);
        return this;
    }

    public WireOutput u32(int value) {
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
        return this;
    }

    public WireOutput i64(long value) {
        bytes.writeBytes(ByteBuffer.allocate(8).putLong(value).array());
        return this;
    }

    public WireOutput time(Instant time) {
        return i64(ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }

    public WireOutput id(UUID id) {
        return i64(id.getMostSignificantBits()).i64(id.getLeastSignificantBits());
    }

    public WireOutput contentId(ContentId id) {
        bytes.writeBytes(id.toBytes());
        return this;
    }

    /** @throws IllegalArgumentException for more than 65,535 bytes of UTF-8 */
    public WireOutput text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > MAX_TEXT_BYTES) {
            throw new IllegalArgumentException("a text has at most " + MAX_TEXT_BYTES + " bytes, not " + utf8.length);
        }
        u8(utf8.length >>> 8).u8(utf8.length & 0xFF);
        bytes.writeBytes(utf8);
        return this;
    }

    /** A u32 length and the bytes. */
    public WireOutput block(byte[] content) {
        u32(content.length);
        bytes.writeBytes(content);
        return this;
    }

    int size() {
        return bytes.size();
    }

    public byte[] toBytes() {
        return bytes.toByteArray();
    }
}
