package dev.backsight.store.compression.frame;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The last {@value #BYTES} bytes of a frame, as laid out in the package's documentation.
 *
 * @param originalSize original bytes of the whole frame
 * @param checksum CRC32C of all of them
 */
record FrameTrailer(long originalSize, int checksum) {

    static final int BYTES = 20;
    static final int SIZE_OFFSET = 4;
    static final int CHECKSUM_OFFSET = 12;
    static final int OWN_CHECKSUM_OFFSET = 16;

    byte[] encode() {
        ByteBuffer bytes =
                ByteBuffer.allocate(BYTES).putInt(0).putLong(originalSize).putInt(checksum);
        return bytes.putInt(ownChecksum(bytes)).array();
    }

    /** @param start offset of the trailer in its frame */
    static FrameTrailer decode(ByteBuffer bytes, long start) throws MalformedFrameException {
        if (bytes.getInt(OWN_CHECKSUM_OFFSET) != ownChecksum(bytes)) {
            throw new MalformedFrameException(start, "the trailer's checksum does not match");
        }
        return new FrameTrailer(bytes.getLong(SIZE_OFFSET), bytes.getInt(CHECKSUM_OFFSET));
    }

    private static int ownChecksum(ByteBuffer trailer) {
        CRC32C crc = new CRC32C();
        crc.update(trailer.slice(0, OWN_CHECKSUM_OFFSET));
        return (int) crc.getValue();
    }
}
