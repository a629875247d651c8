package dev.backsight.checker.history;

import dev.backsight.checker.format.CheckFile;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.RunSummary;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row a check in the table {@code backsight_check} of the connection's schema; the whole {@code check.json} stands in
 * a column of type {@code json}, kept as it was written, beside what is most looked for. The table is made where it is
 * missing; a user who may only insert and select will do where it is not.
 *
 * <p>A connection lives for one question, of which a check asks two: a pool would have nothing to do. The password may stand in the URL, or in the file {@code
 * .pgpass} where the driver looks for it.
 */
final class PostgresHistory implements CheckHistory {

    static final String PREFIX = "jdbc:postgresql:";

    private static final String EXISTS = "SELECT to_regclass('backsight_check') IS NOT NULL";

    /** Of two that find no table, one makes it while the other waits. */
    private static final String ALONE = "SELECT pg_advisory_xact_lock(hashtext('backsight_check'))";

    private static final List<String> CREATE = List.of("""
            CREATE TABLE IF NOT EXISTS backsight_check (
              id uuid PRIMARY KEY,
              created_at timestamptz NOT NULL,
              suite text NOT NULL,
              verdict text NOT NULL,
              base_commit text,
              head_commit text,
              report json NOT NULL
            )""", """
            CREATE INDEX IF NOT EXISTS backsight_check_by_suite ON backsight_check (suite, created_at DESC)""");

    private static final String INSERT = """
            INSERT INTO backsight_check (id, created_at, suite, verdict, base_commit, head_commit, report)
            VALUES (?, ?, ?, ?, ?, ?, ?::json)""";

    private static final String LATEST = """
            SELECT id, report::text FROM backsight_check WHERE suite = ? ORDER BY created_at DESC, id LIMIT ?""";

    private static final int TIMEOUT_SECONDS = 20;

    private final String url;

    PostgresHistory(String url) {
        this.url = url;
    }

    @Override
    public void requireUsable() {
        ask("prepared", connection -> {
            prepare(connection);
            connection.commit();
            return true;
        });
    }

    private static void prepare(Connection connection) throws SQLException {
        if (!exists(connection)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(ALONE);
                for (String sql : CREATE) {
                    statement.execute(sql);
                }
            }
        }
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(EXISTS)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    @Override
    public void add(CheckReport report) {
        ask("added to", connection -> {
            prepare(connection);
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setObject(1, UUID.randomUUID());
                insert.setObject(2, report.createdAt().atOffset(ZoneOffset.UTC));
                insert.setString(3, report.suite().name());
                insert.setString(4, report.verdict().name());
                setCommit(insert, 5, report.base());
                setCommit(insert, 6, report.head());
                insert.setString(7, CheckFile.text(report));
                insert.executeUpdate();
            }
            connection.commit();
            return true;
        });
    }

    private static void setCommit(PreparedStatement insert, int index, @Nullable RunSummary run) throws SQLException {
        if (run == null || run.revision() == null) {
            insert.setNull(index, Types.VARCHAR);
        } else {
            insert.setString(index, run.revision().commit());
        }
    }

    @Override
    public List<CheckReport> latest(String suite, int most) {
        return ask("read", connection -> {
            if (!exists(connection)) {
                return List.of();
            }
            try (PreparedStatement select = connection.prepareStatement(LATEST)) {
                select.setString(1, suite);
                select.setInt(2, most);
                List<CheckReport> found = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        byte[] text = rows.getString(2).getBytes(StandardCharsets.UTF_8);
                        found.add(CheckFile.read("backsight_check " + rows.getString(1), text));
                    }
                }
                return found;
            }
        });
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T ask(String what, Question<T> question) {
        Properties defaults = new Properties();
        defaults.setProperty("ApplicationName", "backsight");
        defaults.setProperty("connectTimeout", Integer.toString(TIMEOUT_SECONDS));
        defaults.setProperty("loginTimeout", Integer.toString(TIMEOUT_SECONDS));
        defaults.setProperty("socketTimeout", Integer.toString(TIMEOUT_SECONDS));
        try (Connection connection = connect(defaults)) {
            connection.setAutoCommit(false);
            return question.ask(connection);
        } catch (SQLException e) {
            String why = String.valueOf(e.getMessage());
            String told = "history " + name() + " cannot be " + what + " (" + why.replace(url, name())
                    + "): see that the server runs and that its user may create or use the table backsight_check, or name"
                    + " a directory";
            // The driver quotes what it does not understand, password and all.
            throw why.contains(url) ? new UnusableInputException(told) : new UnusableInputException(told, e);
        }
    }

    private Connection connect(Properties defaults) throws SQLException {
        // Not by way of the DriverManager, which does not see what a Maven plugin brings along.
        for (Driver driver : ServiceLoader.load(Driver.class, PostgresHistory.class.getClassLoader())) {
            Connection connection = driver.connect(url, defaults);
            if (connection != null) {
                return connection;
            }
        }
        throw new UnusableInputException(
                "history " + name() + " is not understood: use " + PREFIX + "//host/database?user=...");
    }

    /** Parameters may hold a password. */
    @Override
    public String name() {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }
}
