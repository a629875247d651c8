package dev.backsight.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.RunSummary;
import dev.backsight.checker.model.Suite;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeTest {

    private static final Path REPORT = Path.of("target", "backsight", "report.html");

    @ParameterizedTest
    @EnumSource(names = {"PASSED", "RECORDED", "INCONCLUSIVE"})
    void whatIsNoRegressionPasses(CheckVerdict verdict) {
        assertThatCode(() -> Outcome.judge(report(verdict, Policy.DEFAULT), REPORT))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(names = {"REGRESSED", "FAILED"})
    void aRegressionFailsTheBuildAndNamesTheReport(CheckVerdict verdict) {
        assertThatThrownBy(() -> Outcome.judge(report(verdict, Policy.DEFAULT), REPORT))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("The headline.")
                .hasMessageContaining("report.html");
    }

    @Test
    void inconclusiveFailsWherePolicySaysSo() {
        CheckReport report = report(CheckVerdict.INCONCLUSIVE, Policy.DEFAULT.withFailOnInconclusive(true));
        assertThatThrownBy(() -> Outcome.judge(report, REPORT)).isInstanceOf(MojoFailureException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"INCOMPLETE", "INCOMPARABLE"})
    void whatCouldNotBeJudgedIsAnErrorOfTheBuild(CheckVerdict verdict) {
        assertThatThrownBy(() -> Outcome.judge(report(verdict, Policy.DEFAULT), REPORT))
                .isInstanceOf(MojoExecutionException.class);
    }

    @Test
    void unusableInputKeepsItsMessage() {
        UnusableInputException cause = new UnusableInputException("policy.yaml: line 3: unknown key 'x'");
        assertThat(Outcome.unusable(cause)).hasMessage(cause.getMessage()).hasCause(cause);
    }

    private static CheckReport report(CheckVerdict verdict, Policy policy) {
        return new CheckReport(
                verdict,
                "The headline.",
                Instant.EPOCH,
                null,
                new RunSummary("head", null, null, Environment.UNKNOWN, null),
                policy,
                new Suite("quick", 0, 0, null, null),
                List.of(),
                null,
                List.of(),
                List.of());
    }
}
