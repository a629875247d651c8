/**
 * Whether to compress at all: by what a content is said to be ({@code CompressionPolicy}), by what a sample of it looks
 * like ({@code ByteEntropy}), and by how the blocks before it went ({@code TrialSchedule}).
 *
 * <h2>The threshold</h2>
 *
 * A block whose sample has 7.9 bits per byte or more is left out. Measured on blocks of 256 KiB, samples of 8 KiB, zstd
 * at level 3, where a block is kept as it is unless it shrinks by a sixteenth:
 *
 * <pre>{@code
 * content                                          bits per byte   shrinks to   left out
 * JSON records with UUIDs, Java sources              4.72 to 4.88    24 - 36 %   none
 * libjvm.so                                          2.72 to 6.47         34 %   none
 * JSON compressed by lz4, by snappy                  5.43 to 6.27    69 - 78 %   none
 * a picture without compression                      7.03 to 7.48         94 %   none
 * random doubles                                     7.56 to 7.59            -   none
 * 15 % JSON in random bytes, in pieces               7.83 to 7.88         93 %   none
 * JPEG, quality 0.5 to 1                             7.86 to 7.93            -   about half
 * 10 % JSON in random bytes, in pieces               7.90 to 7.93            -   nearly all
 * JSON compressed by zstd 1, 3 and 19                7.94 to 7.97            -   all
 * JSON compressed by deflate, brotli and xz; PNG     7.97 to 7.98            -   all
 * random bytes                                       7.97 to 7.98            -   all
 * }</pre>
 *
 * <p>So the threshold is the lowest that left out nothing that would have shrunk, with some room. It lets half of JPEG
 * through, which costs an attempt and no space; a policy by media type does not even look at those. A sample took 6 to
 * 11 µs, an attempt at random bytes 50 to 220 µs, on a shared machine: ranks, not claims.
 *
 * <p>What a sample saves is little where {@code TrialSchedule} already leaves out most attempts, and most in files of a
 * few blocks. It can be wrong about bytes that are evenly spread and yet repeat. Compressing everything is therefore the
 * store's default, and this a choice.
 */
@NullMarked
package dev.backsight.store.compression.adaptive;

import org.jspecify.annotations.NullMarked;
