/**
 * Codecs, one block at a time: a block is compressed and decompressed without knowing its neighbours, which is what
 * makes reading a range of a compressed file cheap.
 *
 * <p>Data that does not compress is not paid for twice. A block whose compressed form saves less than a sixteenth is
 * kept as it is, and after such a block {@link dev.backsight.store.compression.TrialSchedule} leaves out the attempt for
 * the next 1, 2, 4 and at most 16 blocks of that content.
 *
 * <p>To add a codec: give it a new id in {@link dev.backsight.store.compression.Codec} (ids are on disk, never reuse
 * one), write a {@code BlockCodec} in a file of its own, and name it in {@code Codec.blockCodec}. The contract suite
 * of block codecs runs for every constant and level; add a block of it to the known answers, its id to the format
 * descriptions of {@code content} and {@code compression.frame}, and check that the bound in
 * {@link dev.backsight.store.compression.Compression#maxCompressedLength} holds for it.
 */
@NullMarked
package dev.backsight.store.compression;

import org.jspecify.annotations.NullMarked;
