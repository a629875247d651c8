/**
 * Contents as objects: in S3, Azure Blob, or whatever else is behind
 * {@link dev.backsight.store.objectstorage.ObjectStorage}. The store's directory keeps the metadata, and the one content
 * file of each put that is under way.
 *
 * <h2>Objects</h2>
 *
 * <pre>{@code
 * owner                                    id of the store's directory, a UUID as text
 * contents/3f/3f0a…/manifest               says which upload is the content; the folder is the id's first two digits
 * contents/3f/3f0a…/<upload>/00000000      the upload's content file, version 1, in segments; numbers are hexadecimal
 * }</pre>
 *
 * <p>The binding of OpenDAL writes whole arrays only (see {@link dev.backsight.store.objectstorage}), so a content file is cut
 * into segments of {@value dev.backsight.store.objectcontent.ObjectContentBackend#DEFAULT_SEGMENT_BYTES} bytes; the last may be
 * shorter. One after the other they are a content file as {@link dev.backsight.store.content} describes it.
 *
 * <p>The manifest; numbers are big-endian:
 *
 * <pre>{@code
 * offset  size  field
 *      0     8  magic: 89 42 53 4D 0D 0A 1A 0A ("\x89BSM\r\n\x1a\n")
 *      8     2  version: 1
 *     10     2  0
 *     12     4  bytes of a segment, 4 KiB to 16 MiB
 *     16     8  bytes of the content file
 *     24    16  number of the upload, a UUID
 *     40    32  content id
 *     72     4  CRC32C of bytes 0 to 71
 * }</pre>
 *
 * <h2>Why it is safe</h2>
 *
 * <p>A put is written to a file and hashed first; then its segments are uploaded under a number of their own; then its manifest
 * is put, which one request does as a whole or not at all; then the metadata refers to it, and it is acknowledged. So nobody
 * sees half a content, and no two uploads touch the same object but for the manifest, which the store's locks put in order.
 * A delete removes the manifest, and the segments of the upload it named, never those of an upload under way. Who reads an
 * upload when it is deleted reads on: the last reader removes the segments. What a crash leaves behind, an upload without a
 * manifest or a content without metadata, is removed when the store is next opened.
 *
 * <p>Contents are bound to one store's directory by {@code owner}, so that no other store takes them for its rubbish.
 *
 * <p>Contents share no chunks here: a content that borrows from up to eight others would open nine objects to be read, and keep
 * eight alive.
 *
 * <p>Not promised: a request that was under way when the process was killed, and which the server carries out only after the
 * store was opened again and had put or removed that same content, may undo that. Reading then says that the content is
 * missing or damaged.
 */
@NullMarked
package dev.backsight.store.objectcontent;

import org.jspecify.annotations.NullMarked;
