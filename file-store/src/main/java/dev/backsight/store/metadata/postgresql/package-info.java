/**
 * Metadata in a PostgreSQL database (14 or later), for those who want to share it, ask it in SQL, or have it backed up with
 * everything else: {@link dev.backsight.store.metadata.postgresql.PostgresMetadataStore}. The tables are made, and brought
 * up to date, by the Flyway migrations in {@code migration}; their SQL is the description of the format.
 *
 * <p>A change is one transaction, which first locks the rows of its names, then those of all contents whose number of
 * references it may change, each in one order: so changes of the same content by any number of processes count it right,
 * and wait instead of failing. What still collides (two that make the same content known at once, a deadlock over an
 * index) is tried again, a bounded number of times.
 *
 * <p>The PostgreSQL driver, HikariCP and Flyway are optional dependencies of the library: who uses this package names
 * them.
 */
@NullMarked
package dev.backsight.store.metadata.postgresql;

import org.jspecify.annotations.NullMarked;
