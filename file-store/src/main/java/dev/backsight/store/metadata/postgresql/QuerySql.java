package dev.backsight.store.metadata.postgresql;

import dev.backsight.store.identity.FileName;
import dev.backsight.store.mediatype.MediaTypePattern;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MetadataException;
import dev.backsight.store.metadata.TimeRange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A query as one SELECT; which index serves it best is the server's to choose. */
final class QuerySql {

    /** The distinct types, one look at the index for each: https://wiki.postgresql.org/wiki/Loose_indexscan. */
    private static final String TYPES = """
            WITH RECURSIVE t AS (
                (SELECT type FROM file ORDER BY type LIMIT 1)
                UNION ALL
                SELECT (SELECT f.type FROM file f WHERE f.type > t.type ORDER BY f.type LIMIT 1)
                FROM t WHERE t.type IS NOT NULL
            )
            SELECT type FROM t WHERE type IS NOT NULL
            """;

    /** Within what timestamptz holds (4713 BC to 294276 AD); nothing is older or younger. */
    private static final Instant FIRST = Instant.parse("-4000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("+290000-01-01T00:00:00Z");

    private final Connection connection;
    private final StringBuilder where = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    private QuerySql(Connection connection) {
        this.connection = connection;
    }

    static List<FileStat> run(Connection connection, FileQuery query, @Nullable FileName after, int limit)
            throws SQLException, MetadataException {
        QuerySql sql = new QuerySql(connection);
        sql.addNames(query.prefix(), after);
        if (!query.tags().isEmpty()) {
            sql.add("tags @> ?", connection.createArrayOf("text", query.tags().toArray()));
        }
        sql.addTypes(query);
        sql.addTimes("created", query.created());
        sql.addTimes("modified", query.modified());
        if (query.size().min() > 0) {
            sql.add("size >= ?", query.size().min());
        }
        if (query.size().max() < Long.MAX_VALUE) {
            sql.add("size <= ?", query.size().max());
        }
        return sql.select(limit);
    }

    private void addNames(String prefix, @Nullable FileName after) {
        if (!prefix.isEmpty()) {
            add("name >= ?", prefix);
            successor(prefix).ifPresent(end -> add("name < ?", end));
        }
        if (after != null) {
            add("name > ?", after.value());
        }
    }

    /** The first text after all that begin with a prefix, in code point order; none if there are only such after it. */
    static Optional<String> successor(String prefix) {
        int[] points = prefix.codePoints().toArray();
        for (int last = points.length - 1; last >= 0; last--) {
            if (points[last] < Character.MAX_CODE_POINT) {
                // Surrogates are no characters: what follows U+D7FF is U+E000.
                int next = points[last] + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : points[last] + 1;
                return Optional.of(new String(points, 0, last) + Character.toString(next));
            }
        }
        return Optional.empty();
    }

    private void addTypes(FileQuery query) throws SQLException {
        MediaTypePattern wanted = query.mediaType();
        if (wanted == null || wanted.specificity() == 0) {
            return;
        }
        List<String> matching = new ArrayList<>();
        try (PreparedStatement types = connection.prepareStatement(TYPES);
                ResultSet rows = types.executeQuery()) {
            while (rows.next()) {
                if (wanted.matches(rows.getString(1))) {
                    matching.add(rows.getString(1));
                }
            }
        }
        add("type = ANY (?)", connection.createArrayOf("text", matching.toArray()));
    }

    private void addTimes(String column, TimeRange times) {
        if (times.from().isAfter(FIRST)) {
            add(column + " >= ?", micros(times.from()));
        }
        if (times.until().isBefore(LAST)) {
            add(column + " < ?", micros(times.until()));
        }
    }

    /** The first microsecond that is not before a time: the server would round to the nearest. */
    private static Object micros(Instant time) {
        Instant bounded = time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
        Instant cut = bounded.truncatedTo(ChronoUnit.MICROS);
        return (cut.equals(bounded) ? cut : cut.plus(1, ChronoUnit.MICROS)).atOffset(ZoneOffset.UTC);
    }

    private void add(String condition, Object parameter) {
        where.append(where.isEmpty() ? " WHERE " : " AND ").append(condition);
        parameters.add(parameter);
    }

    private List<FileStat> select(int limit) throws SQLException, MetadataException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT * FROM file" + where + " ORDER BY name LIMIT ?")) {
            for (int i = 0; i < parameters.size(); i++) {
                select.setObject(i + 1, parameters.get(i));
            }
            select.setInt(parameters.size() + 1, limit);
            List<FileStat> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(FileRow.latest(rows));
                }
            }
            return found;
        }
    }
}
