package dev.backsight.store.metadata.postgresql;

import java.util.regex.Pattern;

/**
 * Where the database is and how it is used.
 *
 * @param url a JDBC URL, such as {@code jdbc:postgresql://host:5432/database}
 * @param user a role that may create tables in the schema, and the schema if it is missing
 * @param password may be empty; never printed
 * @param schema the tables' own: 1 to 63 lower-case letters, digits and underscores, not beginning with a digit
 * @param connections the most that are open at a time, 1 to {@value #MAX_CONNECTIONS}; more changes at once wait
 */
public record PostgresOptions(String url, String user, String password, String schema, int connections) {

    /** Upper bound of the connections. */
    public static final int MAX_CONNECTIONS = 1_000;

    private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    /** @throws IllegalArgumentException if one of the rules above is broken */
    public PostgresOptions {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("the URL of a PostgreSQL database begins with 'jdbc:postgresql:'");
        }
        if (!SCHEMA.matcher(schema).matches()) {
            throw new IllegalArgumentException(
                    "a schema has 1 to 63 lower-case letters, digits and underscores, and no digit first, but this is '"
                            + schema + "'");
        }
        if (connections < 1 || connections > MAX_CONNECTIONS) {
            throw new IllegalArgumentException(
                    "there are 1 to " + MAX_CONNECTIONS + " connections, not " + connections);
        }
    }

    /** Schema {@code backsight} and 10 connections. */
    public static PostgresOptions of(String url, String user, String password) {
        return new PostgresOptions(url, user, password, "backsight", 10);
    }

    public PostgresOptions withSchema(String other) {
        return new PostgresOptions(url, user, password, other, connections);
    }

    public PostgresOptions withConnections(int other) {
        return new PostgresOptions(url, user, password, schema, other);
    }

    /** Where it is, without what the URL may say of passwords. */
    String place() {
        int parameters = url.indexOf('?');
        String bare = parameters < 0 ? url : url.substring(0, parameters);
        return bare.replaceFirst("//[^/@]*@", "//") + ", schema " + schema;
    }

    @Override
    public String toString() {
        return place() + ", user " + user + ", " + connections + " connections";
    }
}
