package dev.backsight.store.content;

import dev.backsight.store.identity.ContentId;
import java.nio.ByteBuffer;

/**
 * A content that another borrows blocks from.
 *
 * @param size its original bytes
 */
record Base(ContentId id, long size) {

    static final int BYTES = ContentId.BYTES + Long.BYTES;

    void encode(ByteBuffer into) {
        into.put(id.toBytes()).putLong(size);
    }

    static Base decode(ByteBuffer from) {
        return new Base(ContentId.read(from), from.getLong());
    }
}
