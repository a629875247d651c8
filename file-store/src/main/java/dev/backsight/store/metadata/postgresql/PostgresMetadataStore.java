package dev.backsight.store.metadata.postgresql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.ContentRecord;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MetadataException;
import dev.backsight.store.metadata.MetadataStore;
import dev.backsight.store.metadata.ReferenceCounts;
import dev.backsight.store.metadata.VersionChange;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * Metadata in PostgreSQL. Safe for use by many threads and processes at once, whatever they change: of two changes of one
 * file the later is refused, with a {@link dev.backsight.store.metadata.FileChangedException}, and changes of files with
 * the same content wait for each other. What a change survives is the server's {@code synchronous_commit}.
 */
public final class PostgresMetadataStore implements MetadataStore {

    private static final String MIGRATIONS = "classpath:dev/backsight/store/metadata/postgresql/migration";

    private final Transactions transactions;

    private PostgresMetadataStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Connects, and makes the tables or brings them up to date.
     *
     * @throws MetadataException if the server cannot be reached, or the schema cannot be brought up to date
     */
    public static PostgresMetadataStore open(PostgresOptions options) throws IOException {
        HikariDataSource pool = connect(options);
        try {
            Flyway.configure()
                    .dataSource(options.url(), options.user(), options.password())
                    .schemas(options.schema())
                    .locations(MIGRATIONS)
                    .load()
                    .migrate();
            return new PostgresMetadataStore(new Transactions(pool, options.place()));
        } catch (FlywayException e) {
            pool.close();
            throw new MetadataException(
                    "the tables in " + options.place() + " cannot be brought up to date: " + e.getMessage()
                            + "; look whether the role may create tables there, and a newer version has not changed them",
                    e);
        }
    }

    private static HikariDataSource connect(PostgresOptions options) throws MetadataException {
        HikariConfig config = new HikariConfig();
        config.setPoolName("backsight-metadata");
        config.setJdbcUrl(options.url());
        config.setUsername(options.user());
        config.setPassword(options.password());
        config.setSchema(options.schema());
        config.setMaximumPoolSize(options.connections());
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new MetadataException(
                    "cannot connect to the metadata in " + options.place() + " as '" + options.user() + "': "
                            + e.getMessage() + "; look whether the server runs there, and at role and password",
                    e);
        }
    }

    @Override
    public Optional<FileStat> find(FileName name) throws IOException {
        return transactions.read(connection -> new FileRows(connection).find(name));
    }

    @Override
    public Optional<ContentRecord> find(ContentId id) throws IOException {
        return transactions.read(connection -> ContentRows.find(connection, id));
    }

    @Override
    public boolean contains(ContentId id) throws IOException {
        return transactions.read(connection -> ContentRows.exists(connection, id));
    }

    @Override
    public List<FileStat> versions(FileName name) throws IOException {
        return transactions.readAtOnce(connection -> {
            FileRows files = new FileRows(connection);
            Optional<FileStat> latest = files.find(name);
            List<FileStat> versions = new ArrayList<>();
            if (latest.isPresent()) {
                versions.add(latest.get());
                versions.addAll(files.older(latest.get(), latest.get().version()));
            }
            return versions;
        });
    }

    @Override
    public List<FileStat> list(String prefix, @Nullable FileName after, int limit) throws IOException {
        return query(FileQuery.all().withPrefix(prefix), after, limit);
    }

    @Override
    public List<FileStat> query(FileQuery query, @Nullable FileName after, int limit) throws IOException {
        return transactions.readAtOnce(connection -> QuerySql.run(connection, query, after, limit));
    }

    @Override
    public List<ContentId> put(@Nullable FileStat previous, FileStat next, List<ContentId> bases) throws IOException {
        VersionChange change = new VersionChange(previous, next);
        return transactions.change(connection -> {
            FileRows files = new FileRows(connection);
            files.lock(next.name(), previous);
            List<FileStat> forgotten = new ArrayList<>();
            if (previous != null) {
                forgotten.addAll(files.older(previous, Math.min(next.oldestVersion(), previous.version())));
                if (change.forgetsPrevious() && !change.keepsContents()) {
                    forgotten.add(previous);
                }
            }
            List<ContentId> acquired = new ArrayList<>();
            if (!change.keepsContents()) {
                acquired.add(next.contentId());
                acquired.addAll(bases);
            }
            ContentRows contents = ContentRows.lock(connection, acquired, forgotten);
            ReferenceCounts counts = contents.counts();
            if (!change.keepsContents()) {
                counts.acquire(next, bases);
            }
            for (FileStat version : forgotten) {
                counts.release(version);
            }
            contents.writeKept(counts);
            if (previous == null) {
                files.insert(next);
            } else {
                if (change.keepsPrevious()) {
                    files.insertOlder(previous);
                }
                files.deleteOlder(next, next.oldestVersion());
                files.update(next);
            }
            contents.deleteReleased(counts);
            return counts.released();
        });
    }

    @Override
    public List<ContentId> rename(FileStat file, FileName name, @Nullable FileStat replaced) throws IOException {
        return transactions.change(connection -> {
            FileRows files = new FileRows(connection);
            files.lock(file.name(), file, name, replaced);
            List<ContentId> released = replaced == null ? List.of() : remove(connection, replaced);
            files.rename(file.name(), name);
            return released;
        });
    }

    @Override
    public List<ContentId> remove(FileStat file) throws IOException {
        return transactions.change(connection -> {
            new FileRows(connection).lock(file.name(), file);
            return remove(connection, file);
        });
    }

    private static List<ContentId> remove(Connection connection, FileStat file) throws SQLException, IOException {
        FileRows files = new FileRows(connection);
        List<FileStat> versions = new ArrayList<>(files.older(file, file.version()));
        versions.add(file);
        ContentRows contents = ContentRows.lock(connection, List.of(), versions);
        ReferenceCounts counts = contents.counts();
        for (FileStat version : versions) {
            counts.release(version);
        }
        contents.writeKept(counts);
        files.delete(file);
        contents.deleteReleased(counts);
        return counts.released();
    }

    @Override
    public Optional<UUID> directory() throws IOException {
        return transactions.read(PostgresMetadataStore::directory);
    }

    private static Optional<UUID> directory(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT directory FROM binding");
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? Optional.of(rows.getObject(1, UUID.class)) : Optional.empty();
        }
    }

    @Override
    public UUID bind(UUID directory) throws IOException {
        return transactions.change(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO binding (directory) VALUES (?) ON CONFLICT DO NOTHING")) {
                insert.setObject(1, directory);
                insert.executeUpdate();
            }
            return directory(connection).orElseThrow(() -> new SQLException("the table binding takes no row"));
        });
    }

    @Override
    public void close() {
        transactions.close();
    }
}
