package dev.backsight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.CheckReport;
import dev.backsight.reports.source.BenchmarkLocations;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every rendering, whatever names, params, error texts and commit titles are: nothing that steers a
 * terminal, turns the reading direction round, or cannot be seen gets through, and the text can be encoded. What each
 * format's own syntax demands is asked of its parser in the format's own test.
 */
class HostileTextTest {

    private static final CheckReport HOSTILE = HostileReport.hostile();

    static Map<String, Function<CheckReport, String>> renderers() {
        Map<String, Function<CheckReport, String>> renderers = new LinkedHashMap<>();
        Renderings.all(UnmeasuredReports.recorded(), BenchmarkLocations.UNKNOWN)
                .keySet()
                .forEach(name -> renderers.put(name, report -> Renderings.all(report, BenchmarkLocations.UNKNOWN)
                        .getOrDefault(name, "")));
        for (OutputFormat format : OutputFormat.values()) {
            renderers.put(format.name(), format::render);
        }
        for (int width : new int[] {20, 80, 200}) {
            renderers.put("terminal " + width, report -> TerminalTable.render(report, width, false));
        }
        return renderers;
    }

    static Iterable<Map.Entry<String, Function<CheckReport, String>>> each() {
        return renderers().entrySet();
    }

    @Test
    void everyRenderingIsAskedFor() {
        assertThat(renderers()).hasSize(13);
    }

    @ParameterizedTest
    @MethodSource("each")
    void noCharacterSteersOrHides(Map.Entry<String, Function<CheckReport, String>> renderer) {
        String text = renderer.getValue().apply(HOSTILE);
        assertThat(text).isNotBlank();
        assertThat(text.codePoints()
                        .filter(c -> c != '\n' && !(c == '\r' && text.contains("\r\n")))
                        .filter(HostileTextTest::steersOrHides)
                        .mapToObj(Character::getName))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("each")
    void surrogatesArePairedSoThatUtf8CanHoldIt(Map.Entry<String, Function<CheckReport, String>> renderer)
            throws Exception {
        String text = renderer.getValue().apply(HOSTILE);
        ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        assertThat(StandardCharsets.UTF_8.decode(bytes).toString()).isEqualTo(text);
    }

    private static boolean steersOrHides(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
