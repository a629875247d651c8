/**
 * What the store knows about each file, in embedded RocksDB, and how many names refer to each content.
 *
 * <p>One key space, told apart by the first byte. Numbers are big-endian; a value begins with its version.
 *
 * <pre>{@code
 * key                      value, version 1
 * 'n' name in UTF-8        version u8, content id 32, size i64, stored size i64, codec u8,
 *                          created i64, modified i64 (microseconds since 1970-01-01T00:00Z),
 *                          media type u16 length + UTF-8
 * 'c' content id, 32       version u8, number of names u64, size i64, stored size i64, codec u8
 * }</pre>
 *
 * <p>Both records of a change are written in one atomic batch, so the number of names is always true. A record of an
 * unknown version, or of the wrong length, is refused with its key.
 */
@NullMarked
package dev.backsight.store.metadata;

import org.jspecify.annotations.NullMarked;
