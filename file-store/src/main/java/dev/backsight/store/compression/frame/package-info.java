/**
 * Compressed streams that stand alone, outside the store: a frame says all that is needed to read it, but for the
 * dictionary it may name, and shows whether it is whole.
 *
 * <h2>Frame, version 1</h2>
 *
 * A header, any number of blocks, and a trailer. All numbers are big-endian and unsigned unless said otherwise; lengths
 * and offsets are in bytes.
 *
 * <pre>{@code
 * offset  size  field
 *      0     8  magic: 89 42 53 46 0D 0A 1A 0A ("\x89BSF\r\n\x1a\n": shows 7-bit and line-end mangling)
 *      8     2  version: 1
 *     10     1  codec: 0 stored, 1 zstd, 2 lz4, 3 snappy, 4 brotli, 5 deflate (raw), 6 xz
 *     11     1  level the codec was told, signed; informative
 *     12     4  block size B: a power of two, 4 KiB to 4 MiB
 *     16     8  original size S, at most 2^63 - 1; 2^64 - 1 if it was not known when the frame was begun
 *     24     4  id of the zstd dictionary that the blocks need; 0 if none; not 0 with codec 1 only
 *     28     4  CRC32C (RFC 3720) of bytes 0 to 27
 *     32        blocks
 * }</pre>
 *
 * Block <i>i</i>, counted from 0:
 *
 * <pre>{@code
 * offset  size  field
 *      0     4  original length N: 1 to B
 *      4     4  stored length L: 1 to N; if equal, the block is the original bytes, otherwise one block of the codec
 *      8     4  CRC32C of i (8 bytes), N, L and the L stored bytes
 *     12     L  stored bytes
 * }</pre>
 *
 * Trailer:
 *
 * <pre>{@code
 * offset  size  field
 *      0     4  0, where a block would have its original length
 *      4     8  original size: the sum of all N, and S if the header says it
 *     12     4  CRC32C of all original bytes
 *     16     4  CRC32C of bytes 0 to 15 of the trailer
 * }</pre>
 *
 * <p>Blocks are shorter than B only at the end and where the writer was flushed. The blocks' checksums keep damaged bytes
 * from the decompressors and from the reader's caller; that of the whole shows what they cannot, a fault in compressing
 * or decompressing. CRC32C finds every burst of up to 32 bits, and misses one in 2^32 of other accidents; it is no
 * protection against forgery, only against what a forged frame might do to its reader: buffers depend on B, at most
 * 4 MiB, and never on a length that exceeds it.
 *
 * <p>A frame ends with its trailer. What follows, another frame for example, is not touched.
 */
@NullMarked
package dev.backsight.store.compression.frame;

import org.jspecify.annotations.NullMarked;
