package dev.backsight.store.metadata.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuerySqlTest {

    @Test
    void thePrefixesSuccessorIsTheFirstTextBehindAllThatBeginWithIt() {
        assertThat(QuerySql.successor("a")).contains("b");
        assertThat(QuerySql.successor("a\uD7FF")).contains("a\uE000");
        assertThat(QuerySql.successor("a\uD83D\uDE00")).contains("a\uD83D\uDE01");
        assertThat(QuerySql.successor("a\uDBFF\uDFFF")).contains("b");
        assertThat(QuerySql.successor("\uDBFF\uDFFF")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Upper",
                "1a",
                "a b",
                "a\"; DROP",
                "a234567890123456789012345678901234567890123456789012345678901234"
            })
    void aSchemaIsAPlainName(String schema) {
        PostgresOptions options = PostgresOptions.of("jdbc:postgresql:x", "u", "");
        assertThatThrownBy(() -> options.withSchema(schema)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> options.withConnections(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PostgresOptions.of("jdbc:h2:x", "u", "")).isInstanceOf(IllegalArgumentException.class);
    }
}
