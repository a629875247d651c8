/**
 * A copy of a file store in an object storage, a little behind, from which the store can be restored.
 * {@link dev.backsight.store.mirror.Mirror} is told of every change before it is made, notes the name in a queue on disk,
 * and brings the storage up to date in the background; {@link dev.backsight.store.mirror.Restore} is the way back.
 *
 * <h2>Why no change is forgotten</h2>
 *
 * The queue holds names, not changes: "look at this name again". It is written before the change is committed, and a task
 * does what the store says of the name when the task runs. So there is nothing to make atomic. A crash between the note
 * and the change leaves a task that finds nothing new, which costs two requests; a change without its note cannot be. A
 * name has one task at most: a later change takes the place of an earlier one, keeps its place in line, and gets all its
 * attempts. While a name is being changed its task waits, and a task during which the name was changed runs again. Nothing
 * is written when a task is taken, so what was in flight when the process died is still queued.
 *
 * <h2>Objects</h2>
 *
 * <pre>{@code
 * v1/files/<SHA-256 of the name in UTF-8>.json     what is known of a file
 * v1/content/<SHA-256 of the content>/<nnnnnn>     its original bytes, 8 MiB an object but the last, from 000000 on;
 *                                                  no object where the content is empty
 * }</pre>
 *
 * <pre>{@code
 * {"schemaVersion":2,"name":"reports/2026-11.csv","content":"9f86…","size":2300,"mediaType":"text/csv",
 *  "created":"2026-11-21T20:40:39.000001Z","modified":"2026-11-21T20:40:39.000001Z",
 *  "version":3,"tags":["final"],"attributes":{"author":"Ada"}}
 * }</pre>
 *
 * <p>All of it is that of the file's latest version. Schema version 1 ends with {@code modified}; it is read as version 1
 * of a file without tags and attributes.
 *
 * <p>Content is stored plain, as the user gave it: {@code cat 0*} restores a file without this library, and
 * {@code sha256sum} checks it. A file's JSON is written after its content is complete, and replaced or removed before the
 * content it named may go. Which names may refer to which content, as far as the storage has been told, is kept in the
 * queue's database, and written before the content is: content is removed when no name is left there, while no upload of
 * the same content can be under way.
 *
 * <h2>The queue's database</h2>
 *
 * RocksDB; numbers are big-endian. A task's key is its kind, {@code f} file, {@code c} content to collect, {@code r}
 * reconcile, and the name in UTF-8, the id in 32 bytes, or nothing.
 *
 * <pre>{@code
 * key                                  value
 * 'v'                                  version of this layout u8: 1
 * 't' task                             version u8: 1, rank u8, state u8 (0 ready, 1 waiting, 2 dead), position u64,
 *                                      generation u64, enqueued i64 (ms since 1970), attempts u32, not before i64 (ms),
 *                                      last error u16 length + UTF-8
 * 'r' rank u8, position u64            task: ready ones in the order they are taken
 * 'w' not before u64, position u64     task: those that wait for their next attempt
 * 'x' position u64                     task: dead letters
 * 'a' position u64                     task: all but dead letters by age
 * 'h' name                             ids of the contents the name's JSON in the storage may refer to, 32 bytes each
 * 'n' id 32, name                      nothing: the same the other way round
 * }</pre>
 */
@NullMarked
package dev.backsight.store.mirror;

import org.jspecify.annotations.NullMarked;
