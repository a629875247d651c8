/**
 * Strong replication: three or more peers hold copies of one store, and agree on every change by the Raft protocol, as
 * Apache Ratis implements it (D. Ongaro and J. Ousterhout, In Search of an Understandable Consensus Algorithm, USENIX ATC
 * 2014). {@link dev.backsight.store.replication.StorePeer} is a peer, {@link dev.backsight.store.replication.ReplicatedStore}
 * a client.
 *
 * <h2>State</h2>
 *
 * A peer's state is its latest snapshot and the log behind it; its live copy is made anew of them whenever it starts.
 *
 * <pre>{@code
 * raft/<group id>/current/   Ratis: log segments, term and vote; synchronised before anything is acknowledged
 * raft/<group id>/sm/        the last two snapshots
 * raft/<group id>/tmp/       snapshots being taken or received; emptied at the start
 * live/store/                a FileStore
 * live/uploads/              parts of large contents that are not committed yet
 * }</pre>
 *
 * <h2>Snapshot, version 1</h2>
 *
 * <pre>{@code
 * snapshot.<term>_<index>/
 *     store/        the store's checkpoint: contents and tables are hard links, as they never change
 *     uploads/      <upload id>/<7 digits>.part, hard links
 *     state         version u8 = 1, latest command's time i64,
 *                   u32 operations: id 16, time i64, reply u32 length + bytes,
 *                   u32 uploads: id 16, time of the last part i64, u32 parts: size u32, CRC32C u32;
 *                   CRC32C u32 of all that
 *     MANIFEST      version u8 = 1, u32 files: path (u16 length + UTF-8), size i64; CRC32C u32 of all that
 *     SEALED        everything above is on the device; says whether the snapshot was "taken" here or "installed"
 * }</pre>
 *
 * Numbers are big-endian, times in microseconds since 1970-01-01T00:00Z. A snapshot is taken in {@code tmp} and renamed;
 * the manifest is written last but for the seal. What Ratis installs has the MD5 that the leader reckoned beside every file
 * ({@code .md5}), was compared with it on the way, is compared once more with what is on the disk, and then sealed.
 */
@NullMarked
package dev.backsight.store.replication;

import org.jspecify.annotations.NullMarked;
