/**
 * What clients and peers say to each other, as bytes: commands, which change the store and go through the log; queries,
 * which do not; replies to both. Everything that comes in is hostile until decoded: sizes are checked before anything is
 * allocated, names and types follow their own rules, and nothing may be left over at the end.
 *
 * <h2>Versions 1 and 2</h2>
 *
 * A message has the version its kind came with: 1 where nothing else is said, 2 where marked so. Kinds never change, so a
 * log that a peer of an older version wrote is read as it is, and peers of different versions understand each other as long
 * as nobody asks for what the older does not know. That refuses a command before it comes into the log if it leads, and
 * stops if it follows; its message names the version, and says to run the same everywhere.
 *
 * <p>Numbers are big-endian. {@code text} is a u16 length and that many bytes of UTF-8. A time is an i64, microseconds since
 * 1970-01-01T00:00Z, up to the year 2262. An id is 16 bytes (UUID, RFC 9562). SHA is a content id, 32 bytes.
 *
 * <pre>{@code
 * command        version u8, kind u8, and by kind
 *   1 put        operation id, name text, type text, content u32 length (at most 1 MiB) + bytes
 *   2 part       upload id, index u32, content u32 length (1 byte to 1 MiB) + bytes
 *   3 commit     operation id, upload id, name text, type text, SHA, size i64
 *   4 delete     operation id, name text
 *   5 abort      upload id
 *   6 put        version 2: operation id, name text, type text, labels, content u32 length (at most 1 MiB) + bytes
 *   7 commit     version 2: operation id, upload id, name text, type text, labels, SHA, size i64
 *   8 label      version 2: operation id, name text, file id, version number i64, labels seen, labels to have instead
 *   9 copy       version 2: operation id, name text, name text of the copy, u8: 1 to replace a file of that name, 0 to refuse
 *  10 rename     version 2: operation id, name text, new name text, u8: 1 to replace a file of that name, 0 to refuse
 *
 * log entry      time chosen by the leader, then one command
 *
 * query          version u8, kind u8, and by kind
 *   1 ping
 *   2 stat       name text
 *   3 range      name text, offset i64, length u32 (at most 1 MiB), expected u8 (0, or 1 + SHA)
 *   4 page       prefix text, after u8 (0, or 1 + text), limit u32 (1 to 10,000)
 *   5 find       version 2: prefix text, u32 count of tags (at most 50), texts, type pattern u8 (0, or 1 + text),
 *                created from and until, modified from and until: seconds since 1970 i64 and nanoseconds u32 each,
 *                least size i64, greatest size i64, page token u8 (0, or 1 + text), limit u32 (1 to 10,000)
 *   6 range      version 2: name text, version number i64, offset i64, length u32 (at most 1 MiB), expected u8 (0, or 1 + SHA)
 *   7 versions   version 2: name text, number that all asked for are below i64
 *
 * reply          version u8, kind u8, and by kind
 *   1 accepted
 *   2 stored     stat
 *   3 deleted    u8: 1 if there was such a file, 0 if not
 *   4 known      u8: 0, or 1 + stat
 *   5 content    stat, u32 length (at most 1 MiB) + bytes
 *   6 page       u32 count (at most 10,000), stats (at most 16 MiB, or one), next u8 (0, or 1 + text)
 *   7 refused    reason u8 (see Refusal), message text
 *   8 found      version 2: u32 count (at most 10,000), stats (at most 16 MiB, or one), page token u8 (0, or 1 + text)
 *   9 versions   version 2: latest u8 (0, or 1 + stat), u32 count, stats (at most 16 MiB, or one), u8: 1 if there are older
 *
 * stat           name text, file id, version i64, oldest version i64, SHA, size i64, stored size i64, codec u8,
 *                created time, modified time, type text, labels
 *
 * labels         u32 count of tags (at most 50), texts, in order; u32 count of attributes (at most 50), key text and value
 *                text each, in order of keys
 * }</pre>
 */
@NullMarked
package dev.backsight.store.replication.wire;

import org.jspecify.annotations.NullMarked;
