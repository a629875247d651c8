package dev.backsight.store.chunking;

/**
 * Where a chunk ends.
 *
 * @param length of the chunk, in bytes
 * @param fingerprint the gear hash where the search ended; 0 if the bytes were too few to search. It depends on the last
 *     64 bytes only and identifies nothing.
 */
public record Cut(int length, long fingerprint) {}
