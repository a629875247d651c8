/**
 * Who may do what with which files, and a record of who asked that cannot be altered unnoticed. Without it a store knows
 * no principals; with it ({@link dev.backsight.store.access.AccessControlledStore}) everything is denied that no grant
 * allows.
 *
 * <p>Grants are kept in {@code grants.json}, not in the metadata: they are few, are read as a whole when opened and
 * replaced as a whole (temporary file, fsync, rename, fsync of the folder), should be legible and comparable without a
 * program, and must not lie where those who may write files' metadata could reach them. Each has {@code prefix},
 * {@code principal}, {@code role} and {@code owner}; {@code schemaVersion} is 1.
 *
 * <h2>Audit log, format 1</h2>
 *
 * Files {@code audit-<n>.log}, <i>n</i> the number of the first entry in 19 digits, each begun when the one before has
 * reached 64 MiB. UTF-8; every line ends with a line feed; fields are separated by one tab; neither occurs in a field. The
 * first line of each file:
 *
 * <pre>{@code
 * backsight audit log, format 1 ⇥ n ⇥ hash of entry n-1, for n = 1 64 zeros
 * }</pre>
 *
 * Every other line is an entry:
 *
 * <pre>{@code
 * sequence    decimal, 1 for the first entry of the log, then one more each
 * time        ISO 8601 in UTC, as java.time.Instant prints it, at most microseconds
 * principal   1 to 255 bytes
 * action      READ, LIST, WRITE, DELETE or ADMINISTER
 * name        the file, or for LIST and ADMINISTER the prefix; at most 1024 bytes, may be empty
 * decision    ALLOWED or DENIED
 * reason      a sentence; with the grant that decided, and for ADMINISTER what was to be changed
 * hash        SHA-256 (FIPS 180-4) of the 32 bytes of the previous entry's hash (32 zero bytes for the first entry),
 *             followed by the bytes of this line up to, and without, the tab before this field; 64 lower-case
 *             hexadecimal digits
 * }</pre>
 *
 * <p>With {@link dev.backsight.store.Durability#POWER_LOSS} an entry is synchronised with the device before its decision
 * is known; threads that wait at the same time share one fsync. So are, when the log is opened, its last two files and
 * the folder: whoever wrote them may have been killed before. With {@code PROCESS_CRASH} an entry has been handed to the
 * operating system. After a write or fsync that failed, the log takes no entry until it is opened again.
 *
 * <p>A crash may leave the last line of the last file unfinished. When the log is opened, bytes after the last line feed
 * are cut off, and their number reported, if they are the beginning of the entry, or of the first line, that would follow
 * (to the end, if the hash is complete: then it must be right), or all zero and at most 512 KiB. A file of zeros alone
 * counts as one whose first line was not finished. Nobody was told that this entry was written.
 * Anything else is damage, and the log is not opened. That includes what a file system may make of several entries whose
 * fsync was interrupted by loss of power, if it kept later bytes and not the earlier ones: it cannot be told from
 * tampering.
 *
 * <p>What the chain shows: any byte that was changed, entries that were removed, moved or put in, files that are missing
 * before others. What it cannot show by itself: that entries are missing at its end (the rest still holds), and that
 * somebody who can write the files wrote all of it anew. Keep {@link dev.backsight.store.access.AccessControl#auditHead}
 * where they cannot write, and verify against it.
 */
@NullMarked
package dev.backsight.store.access;

import org.jspecify.annotations.NullMarked;
