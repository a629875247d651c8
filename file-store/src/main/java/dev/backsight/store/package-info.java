/**
 * An embedded file store: a directory, no server, no configuration. {@link dev.backsight.store.FileStore} is the way in.
 *
 * <pre>{@code
 * try (FileStore store = FileStore.open(Path.of("data"))) {
 *     FileStat stat = store.put("reports/2026-11.csv", Path.of("export.csv"));
 *     byte[] head = store.get("reports/2026-11.csv", 0, 512);
 *     store.delete("reports/2026-11.csv");
 * }
 * }</pre>
 *
 * <p>A put is acknowledged when its content file, the rename that gave it its name, and the metadata record are on the
 * device, in that order; it then survives a crash of the process and of the machine. Content is kept once, however many
 * names it has, and goes with the last of them.
 *
 * <p>The directory: {@code FORMAT} (one line, the version), {@code LOCK}, {@code metadata/} (see
 * {@link dev.backsight.store.metadata.rocksdb}; or {@code METADATA}, a line with the directory's id, where metadata is kept
 * elsewhere), {@code contents/}, {@code temporary/} and {@code chunks.index}
 * (see {@link dev.backsight.store.content}). Packages depend on each other downwards only: {@code access} and
 * {@code replication}, this one, then {@code content} and {@code metadata}, then {@code chunking}, {@code compression},
 * {@code mediatype} and {@code identity}; {@code monitor}, which this one
 * records into, depends on none of them. {@code mirror} stands above this one and {@code objectstorage}, which knows of
 * none but how {@code content} synchronises folders. {@code validation} and {@code thumbnail} stand beside: they know
 * names, content ids and media types only, and no package knows them.
 */
@NullMarked
package dev.backsight.store;

import org.jspecify.annotations.NullMarked;
