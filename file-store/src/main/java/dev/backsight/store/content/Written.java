package dev.backsight.store.content;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;

/**
 * A content file that is completely written.
 *
 * @param size original bytes
 * @param fileSize bytes of the file
 * @param codec of the blocks in the file
 * @param compressNanos spent in trying to compress
 */
record Written(ContentId id, long size, long fileSize, Codec codec, long compressNanos) {}
