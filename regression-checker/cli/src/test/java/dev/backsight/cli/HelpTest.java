package dev.backsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    @Test
    void theFrontPageNamesCommandsAndExitCodes() {
        Invocation help = Invocation.of("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .contains("check", "record", "compare", "accept", "baselines", "doctor", "report")
                .contains("Measuring broke off.")
                .doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check",
                "record",
                "compare",
                "accept",
                "baselines",
                "doctor",
                "report",
                "certify",
                "merge",
                "history",
                "replay"
            })
    void everyCommandExplainsItself(String command) {
        Invocation help = Invocation.of(command, "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Usage: backsight " + command).doesNotContain("${");
        assertThat(help.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"diff", "drift"})
    void historyExplainsItself(String command) {
        Invocation help = Invocation.of("baselines", command, "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .contains("Usage: backsight baselines " + command, "Exit codes:")
                .doesNotContain("${");
        assertThat(help.out().lines()).allMatch(line -> line.length() <= 100);
        assertThat(Invocation.of("baselines", "--help").out()).contains(command);
    }

    @Test
    void checkSaysHowToNameAClassPathAndAMainClass() {
        assertThat(Invocation.of("check", "--help").out()).contains("or classpath:<paths>:", "--main-class=<class>");
    }

    @Test
    void saysItsVersion() {
        assertThat(Invocation.of("--version").out()).startsWith("backsight ").contains("Java ");
    }

    @Test
    void completesInTheShell() {
        Invocation completion = Invocation.of("generate-completion");
        assertThat(completion.exitCode()).isZero();
        assertThat(completion.out()).contains("complete -F");
    }
}
