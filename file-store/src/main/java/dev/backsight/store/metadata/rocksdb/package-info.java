/**
 * Metadata in embedded RocksDB.
 *
 * <p>One key space, told apart by the first byte. Numbers are big-endian; a value begins with its version.
 *
 * <pre>{@code
 * key                            value
 * 'n' name in UTF-8              the latest version of a file:
 *                                version u8, 2, content id 32, size i64, stored size i64, codec u8,
 *                                created i64, modified i64 (microseconds since 1970-01-01T00:00Z),
 *                                media type text, file id 16, version number u64, oldest version kept u64,
 *                                tags u16 count and as many texts, attributes u16 count and as many pairs of texts
 * 'v' file id 16, number u64     an older version of a file, laid out alike; its oldest version is not looked at
 * 'c' content id 32              version u8, 1 or 2, number of references u64, size i64, stored size i64, codec u8;
 *                                2, only where there are bases: also u16 count and their content ids, 32 each
 * 'd'                            version u8, 1, the id of the directory the metadata is bound to, 16; only where somebody
 *                                opened a store with metadata of their own
 * 'i'                            version u8, 1, of the indexes, which are complete
 * 't' tag 00 name                nothing: an index of the latest versions, like all that follow
 * 'y' type 00 name               nothing; the media type in lower case without parameters
 * 'b' created i64 name           nothing; times and sizes with their first bit inverted, so that they are in order
 * 'm' modified i64 name          nothing
 * 's' size i64 name              nothing
 * }</pre>
 *
 * <p>A text is u16 length and UTF-8. A file's record of version 1 ends after the media type; such a file has version
 * number 1, no labels, and an id of the millisecond it was created in and the first 10 bytes of the SHA-256 of its name (2
 * bytes of which the last 12 bits count, then 8 of which the last 62 bits count). Its index entries are made when the
 * metadata is first opened.
 *
 * <p>All records of a change are written in one atomic batch. Older versions are read for ever. A record of an unknown
 * version, or of the wrong length, is refused with its key.
 */
@NullMarked
package dev.backsight.store.metadata.rocksdb;

import org.jspecify.annotations.NullMarked;
