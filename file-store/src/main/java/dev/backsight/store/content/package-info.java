/**
 * Content on disk: one immutable file for each distinct content, named by its SHA-256, whoever refers to it.
 *
 * <h2>Directory</h2>
 *
 * <pre>{@code
 * contents/3f/3f0a….bsc   published content; the folder is the id's first two digits
 * temporary/….tmp         being written; whatever is left here by a crash is removed at the next open
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
 * <p>A reader refuses another magic, version or codec, a header checksum that differs, and sizes that do not add up with
 * the file's length. A store that does not know a version or codec says so, and does not call the file damaged; files
 * with codecs 0 and 1 are the same to all versions. Changing the format means a new version number, and reading the old
 * one as before.
 */
@NullMarked
package dev.backsight.store.content;

import org.jspecify.annotations.NullMarked;
