/**
 * Content, one immutable file for each distinct one, named by its SHA-256, whoever refers to it. {@link
 * dev.backsight.store.content.ContentStore} is what a store of contents does; {@link
 * dev.backsight.store.content.ContentDirectory}, on disk, is the default, and what is described here. Another one keeps the same
 * files elsewhere: it stages with {@link dev.backsight.store.content.ContentStaging} and reads with {@link
 * dev.backsight.store.content.ContentFiles}.
 *
 * <h2>Directory</h2>
 *
 * <pre>{@code
 * contents/3f/3f0a….bsc   published content; the folder is the id's first two digits
 * temporary/….tmp         being written; whatever is left here by a crash is removed at the next open
 * chunks.index            where chunks may be found; may be deleted at any time while the store is closed
 * }</pre>
 *
 * <p>A content is written to a temporary file, the file is synchronised, renamed into its folder, and the folder is
 * synchronised. A published file is therefore always whole. Only then may metadata refer to it, so that a file no
 * metadata refers to is rubbish, and is removed at the next open.
 *
 * <h2>Content file, version 1</h2>
 *
 * All numbers are big-endian and unsigned unless said otherwise; lengths and offsets are in bytes.
 *
 * <pre>{@code
 * offset  size  field
 *      0     8  magic: 89 42 53 43 0D 0A 1A 0A ("\x89BSC\r\n\x1a\n": shows 7-bit and line-end mangling)
 *      8     2  version: 1
 *     10     1  codec: 0 stored, 1 zstd, 2 lz4, 3 snappy, 4 brotli, 5 deflate (raw), 6 xz
 *     11     1  level the codec was told, signed; informative
 *     12     4  block size B: a power of two, 4 KiB to 256 KiB
 *     16     8  original size S: at most 1 TiB
 *     24     8  offset of the block table, T
 *     32    32  content id: SHA-256 of the original bytes
 *     64     4  CRC32C (RFC 3720) of bytes 0 to 63
 *     68        blocks, one after the other, without gaps
 *      T  16 N  block table, N = ceil(S / B); the file ends with it
 * }</pre>
 *
 * Block <i>i</i> holds the original bytes from <i>i</i>·B to min((<i>i</i>+1)·B, S). Its entry in the table:
 *
 * <pre>{@code
 * offset  size  field
 *      0     8  offset of the block in this file
 *      8     4  stored length L: 1 to the block's original length; if equal, the block is the original bytes,
 *               otherwise one block of the codec
 *     12     4  CRC32C of i (8 bytes) followed by the L stored bytes
 * }</pre>
 *
 * <p>The table follows the blocks because content is streamed and its size is known only at its end; the header is
 * written last. An entry needs no checksum of its own: a wrong offset, length or number leads to bytes whose CRC32C
 * differs. Entries have a fixed size, so a reader fetches the few it needs, and reading a range touches the header, the
 * entries of the blocks in the range, and those blocks. A reader holds two blocks and the codec's own memory, with xz a
 * third block, whatever the header says.
 *
 * <h2>Content file, version 2</h2>
 *
 * Contents from a threshold on are cut by content ({@link dev.backsight.store.chunking}): blocks have any length, and may be
 * borrowed from another content, the base. Differences to version 1:
 *
 * <pre>{@code
 * offset  size  field
 *      8     2  version: 2
 *     12     4  original length of the longest block, at most: 1 to 256 KiB
 *     24     8  offset of the list of bases, T: here the blocks end
 *     64     4  number of blocks, N
 *     68     2  number of bases, K: 0 to 8
 *     70     2  0
 *     72     4  CRC32C of the list of bases
 *     76     4  CRC32C of the block table
 *     80     4  CRC32C of bytes 0 to 79
 *     84        blocks; between them there may be bytes that no entry names
 *      T  40 K  list of bases: content id (32), original size (8)
 *        28 N  block table; the file ends with it
 * }</pre>
 *
 * An entry of the table; blocks are in the order of the original bytes, which ends where the next one begins:
 *
 * <pre>{@code
 * offset  size  field
 *      0     8  where the block begins in the original bytes, P; its length is M
 *      8     8  own block: offset in this file; borrowed block: where it begins in the original bytes of the base
 *     16     4  own block: stored length, 1 to M, as in version 1; borrowed block: 0
 *     20     4  CRC32C of the block's number (8), P (8), M (4), and then of its stored bytes, or, of a borrowed block,
 *               its original bytes
 *     24     4  0: own block; otherwise the number of the base, from 1 on
 * }</pre>
 *
 * <p>A borrowed block is named by its place in the original bytes of the base, and not by its place in a file: so a base
 * may be written anew, cut otherwise, when it is repaired. A base borrows from no other; a reader refuses a block that is
 * borrowed twice, and so cannot be led in circles. It finds a block by bisection of the table, in pieces of 256 entries, and
 * opens all bases with the content, as they may be deleted together while it reads.
 *
 * <p>What may be borrowed is looked up by a hash of the chunk in {@code chunks.index}, and borrowed only if the bytes found
 * there are the same, one by one. Metadata counts a reference on every base ({@code ContentRecord.bases}). What that keeps
 * on the disk for nothing has a bound: see {@code ChunkedWriter}.
 *
 * <p>The index: {@value dev.backsight.store.content.ChunkIndex#BUCKETS} buckets of
 * {@value dev.backsight.store.content.ChunkIndex#SLOTS} slots. A slot is the chunk's XXH64 with seed 0 (8), whose lowest bits
 * are the number of the bucket; the content id (32) and size (8) of the owner; where the chunk begins in that (8) and its
 * length (4); and the CRC32C of a byte 1 and these 60 bytes (4). Anything else is a free slot.
 *
 * <h2>Versions</h2>
 *
 * <p>A reader refuses another magic, version or codec, a header checksum that differs, and sizes that do not add up with
 * the file's length. A store that does not know a version or codec says so, and does not call the file damaged; files
 * of version 1 with codecs 0 and 1 are the same to all stores. Changing the format means a new version number, and reading the old
 * one as before.
 */
@NullMarked
package dev.backsight.store.content;

import org.jspecify.annotations.NullMarked;
