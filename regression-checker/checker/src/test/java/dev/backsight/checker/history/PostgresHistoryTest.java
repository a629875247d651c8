package dev.backsight.checker.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.model.UnusableInputException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On a real server. */
@Tag("slow")
class PostgresHistoryTest extends CheckHistoryContract {

    private static @Nullable EmbeddedPostgres server;
    private static int databases;

    private @Nullable String url;

    @BeforeAll
    static void startServer() {
        try {
            server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException | RuntimeException | LinkageError e) {
            Assumptions.abort("no PostgreSQL server can be started on this machine: " + e);
        }
    }

    @AfterAll
    static void stopServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    synchronized CheckHistory open() {
        if (url == null) {
            databases++;
            sql("postgres", "CREATE DATABASE history_" + databases);
            url = server.getJdbcUrl("postgres", "history_" + databases);
        }
        return CheckHistory.at(url);
    }

    @Test
    void theReportCanBeAskedInSql() throws SQLException {
        CheckHistory history = open();
        // The server's functions on JSON refuse a NUL anywhere in it.
        history.add(Reports.of("default", 1, "1 of 1"));
        try (Connection connection =
                        server.getDatabase("postgres", "history_" + databases).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT suite, verdict, base_commit, head_commit,"
                        + " report -> 'comparisons' -> 0 -> 'change' ->> 'estimate' FROM backsight_check")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("default");
            assertThat(rows.getString(2)).isEqualTo("REGRESSED");
            assertThat(rows.getString(3)).isNull();
            assertThat(rows.getString(4)).isEqualTo(Reports.HEAD);
            assertThat(rows.getString(5)).isEqualTo("0.1");
        }
    }

    @Test
    void aUserWhoMayOnlyInsertWillDoOnceTheTableIsThere() {
        open().requireUsable();
        String database = "history_" + databases;
        sql(
                database,
                "CREATE ROLE writer_" + databases + " LOGIN PASSWORD 'secret'",
                "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
                "GRANT INSERT, SELECT ON backsight_check TO writer_" + databases);
        CheckHistory writer = CheckHistory.at("jdbc:postgresql://localhost:" + server.getPort() + "/" + database
                + "?user=writer_" + databases + "&password=secret");

        writer.requireUsable();
        writer.add(Reports.of("default", 1));

        assertThat(writer.latest("default", 5)).hasSize(1);

        sql(database, "DROP TABLE backsight_check");
        assertThatThrownBy(writer::requireUsable)
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("permission denied")
                .hasMessageContaining("/" + database + " cannot be prepared")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aServerThatIsNotThereIsNamedWithoutThePassword() {
        assertThatThrownBy(() -> CheckHistory.at("jdbc:postgresql://localhost:1/none?user=a&password=secret")
                        .requireUsable())
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("jdbc:postgresql://localhost:1/none cannot be prepared")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> CheckHistory.at("jdbc:postgresql://localhost:port/none?password=secret")
                        .requireUsable())
                .isInstanceOf(UnusableInputException.class)
                .hasMessageNotContaining("secret");
    }

    private static void sql(String database, String... statements) {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
