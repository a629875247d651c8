/**
 * Metadata in embedded RocksDB.
 *
 * <p>One key space, told apart by the first byte. Numbers are big-endian; a value begins with its version.
 *
 * <pre>{@code
 * key                      value
 * 'n' name in UTF-8        version 1: version u8, content id 32, size i64, stored size i64, codec u8,
 *                          created i64, modified i64 (microseconds since 1970-01-01T00:00Z),
 *                          media type u16 length + UTF-8
 * 'c' content id, 32       version 1: version u8, number of references u64, size i64, stored size i64, codec u8
 *                          version 2: like 1, then number of bases u16, their content ids, 32 each;
 *                          only contents with bases are written so
 * }</pre>
 *
 * <p>All records of a change are written in one atomic batch. Older versions are read for ever. A record of an unknown
 * version, or of the wrong length, is refused with its key.
 */
@NullMarked
package dev.backsight.store.metadata.rocksdb;

import org.jspecify.annotations.NullMarked;
