package dev.backsight.turnstile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "b,c", "a=b", "\"'\\", "tab\tin", "line\nend\r", "%41+", "ä€𝄞", "-p"})
    void anyFieldSurvivesTheLine(String field) {
        Command command = new Command(7, field, field, Map.of("param", field), List.of("-x", field));

        String line = command.line();

        assertThat(line).matches("\\p{ASCII}*").doesNotContain("\n", "\r");
        Command parsed = Command.parse(line);
        assertThat(parsed.number()).isEqualTo(7);
        assertThat(parsed.fence()).isEqualTo(field);
        assertThat(parsed.classPath()).isEqualTo(field);
        assertThat(parsed.params()).isEqualTo(Map.of("param", field));
        assertThat(parsed.arguments()).containsExactly("-x", field);
    }

    @Test
    void somethingElseIsNoCommand() {
        assertThatThrownBy(() -> Command.parse("run")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Command.parse("x\ty\tz\t0")).isInstanceOf(IllegalArgumentException.class);
    }
}
