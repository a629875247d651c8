package dev.backsight.store.metadata.postgresql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A real server, started once for all tests of this JVM, and stopped with it. */
final class PostgresServer {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private static @Nullable EmbeddedPostgres server;
    private static @Nullable String reason;

    private PostgresServer() {}

    /** The server; skips the test, and says why, where none can be started. */
    static synchronized EmbeddedPostgres get() {
        if (server == null && reason == null) {
            try {
                // Nothing here outlives a loss of power, and the contract asks for thousands of commits.
                server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException | RuntimeException | LinkageError e) {
                reason = e.toString();
            }
        }
        if (server == null) {
            Assumptions.abort("no PostgreSQL server can be started on this machine: " + reason);
        }
        return server;
    }

    /** A schema that nobody has used yet. */
    static PostgresOptions newSchema() {
        return PostgresOptions.of(get().getJdbcUrl("postgres", "postgres"), "postgres", "")
                .withSchema("test_" + SCHEMAS.incrementAndGet())
                .withConnections(4);
    }
}
