/**
 * Where to cut a stream of bytes so that the cuts move with the content: after an insertion or a deletion, all chunks but
 * the few around it are the same as before. {@code FastCdc} finds one cut in bytes that are at hand, {@code ChunkStream}
 * cuts a stream in a bounded buffer. Nothing here knows files, stores or hashes of chunks.
 *
 * <p>The algorithm is FastCDC: W. Xia et al., FastCDC: a Fast and Efficient Content-Defined Chunking Approach for Data
 * Deduplication, USENIX ATC 2016, with the "rolling two bytes each time" of W. Xia et al., The Design of Fast
 * Content-Defined Chunking for Data Deduplication Based Storage Systems, IEEE TPDS 31(9), 2020. Table and masks are those
 * of the authors' implementation (destor) and of its descendants, so that all of them cut alike.
 */
@NullMarked
package dev.backsight.store.chunking;

import org.jspecify.annotations.NullMarked;
