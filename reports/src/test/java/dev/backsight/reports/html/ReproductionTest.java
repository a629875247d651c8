package dev.backsight.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Mode;
import dev.backsight.reports.HostileReport;
import dev.backsight.reports.LockstepReport;
import dev.backsight.reports.UnmeasuredReports;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReproductionTest {

    private static final CheckReport MEASURED = LockstepReport.inTurns();

    @ParameterizedTest
    @ValueSource(strings = {"a.b.Put.run", "Put.run", "a.b.Put$Nested.run_2"})
    void includesThatBenchmarkAndNoOther(String name) {
        String command = command(MEASURED, name);
        String include = command.substring(command.indexOf('\'') + 1, command.lastIndexOf('\''));
        Pattern pattern = Pattern.compile(include);
        assertThat(pattern.matcher(name).find()).isTrue();
        for (String other : new String[] {name + "2", "x" + name, name.replace('.', 'x')}) {
            assertThat(pattern.matcher(other).find()).as(other).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b'; rm -rf /.run", "a.$(id)", "a.`id`", "a b", "a..b", ".a", "a.", "a.b\nc", "a.größe"})
    void aNameThatIsNoneOfJavaIsNotHandedToAShell(String name) {
        assertThat(command(MEASURED, name)).isEmpty();
    }

    @Test
    void withoutACommitOrAMeasurementThereIsNothingToRepeat() {
        assertThat(command(UnmeasuredReports.recorded(), "a.b.Put.run")).isEmpty();
        assertThat(command(HostileReport.hostile(), "a.b.Put.run")).isEmpty();
    }

    private static String command(CheckReport report, String name) {
        return Reproduction.command(report, BenchmarkId.of(name, Mode.AVERAGE_TIME, 1, Map.of()));
    }
}
