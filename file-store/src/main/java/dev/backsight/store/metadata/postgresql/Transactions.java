package dev.backsight.store.metadata.postgresql;

import com.zaxxer.hikari.HikariDataSource;
import dev.backsight.store.metadata.MetadataException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Runs work in transactions, again where it collided with others, and says what went wrong where it failed. */
final class Transactions implements AutoCloseable {

    /** Collisions are rare, since changes lock rows first; after so many in a row something else is wrong. */
    private static final int ATTEMPTS = 30;

    private static final long FIRST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
    private static final long MAX_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /**
     * What another attempt may mend (PostgreSQL, appendix A): serialization_failure, deadlock_detected, and unique_violation,
     * where somebody was first to insert what this transaction had found missing.
     */
    private static final Set<String> COLLISIONS = Set.of("40001", "40P01", "23505");

    private final HikariDataSource pool;
    private final String place;

    /** Work holds it for reading, so that none loses its connection to {@link #close}. */
    private final ReentrantReadWriteLock lifetime = new ReentrantReadWriteLock();

    private boolean closed;

    Transactions(HikariDataSource pool, String place) {
        this.pool = pool;
        this.place = place;
    }

    /** Reads with a single statement. */
    <T> T read(Work<T> work) throws IOException {
        return run("read", work);
    }

    /** Reads with several statements, all as of one moment. */
    <T> T readAtOnce(Work<T> work) throws IOException {
        return run("read", connection -> {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            return committed(connection, work);
        });
    }

    /** Changes all or nothing. Each statement sees what was committed before it, and waits for rows that others lock. */
    <T> T change(Work<T> work) throws IOException {
        return run("changed", connection -> committed(connection, work));
    }

    private <T> T run(String what, Work<T> work) throws IOException {
        lifetime.readLock().lock();
        try {
            for (int attempt = 1; ; attempt++) {
                if (closed) {
                    throw new IllegalStateException("the store is closed; open it again");
                }
                try (Connection connection = pool.getConnection()) {
                    return work.in(connection);
                } catch (SQLException e) {
                    if (attempt == ATTEMPTS || !COLLISIONS.contains(String.valueOf(e.getSQLState()))) {
                        throw failed(what, attempt, e);
                    }
                    long longest = Math.min(MAX_PAUSE_NANOS, FIRST_PAUSE_NANOS << Math.min(attempt, 20));
                    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
                }
            }
        } finally {
            lifetime.readLock().unlock();
        }
    }

    private static <T> T committed(Connection connection, Work<T> work) throws IOException, SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.in(connection);
            connection.commit();
            return result;
        } catch (Throwable e) {
            try {
                connection.rollback();
            } catch (SQLException lost) {
                e.addSuppressed(lost);
            }
            throw e;
        }
    }

    private MetadataException failed(String what, int attempts, SQLException cause) {
        String state = cause.getSQLState();
        String tries = attempts == 1 ? "" : ", after " + attempts + " attempts";
        return new MetadataException(
                "the metadata in " + place + " could not be " + what + tries + ": " + cause.getMessage() + " (SQLSTATE "
                        + state + "); " + advice(String.valueOf(state)),
                cause);
    }

    private static String advice(String state) {
        if (state.startsWith("08") || state.startsWith("57")) {
            return "look whether the server runs and can be reached, then try again";
        }
        if (state.startsWith("53")) {
            return "the server is short of space, memory or connections: give it more, then try again";
        }
        if (state.startsWith("42")) {
            return "look whether the role has all rights on the schema, and its tables are as they were made";
        }
        return "look into the server's log";
    }

    /** Waits for work that is under way. */
    @Override
    public void close() {
        lifetime.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                pool.close();
            }
        } finally {
            lifetime.writeLock().unlock();
        }
    }

    /** What is done in a transaction; may be done more than once, and must have no other effects. */
    @FunctionalInterface
    interface Work<T> {

        T in(Connection connection) throws SQLException, IOException;
    }
}
