package dev.backsight.cli;

import dev.backsight.checker.format.BaselineHistoryFile;
import dev.backsight.checker.gate.BaselineMovesText;
import dev.backsight.checker.model.BaselineHistory;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code baselines diff} and {@code baselines drift} have in common. */
final class HistoryOptions {

    @Mixin
    private BaselinesOption baselines = new BaselinesOption();

    @Option(names = "--json", description = "Print JSON (schema backsight-baseline-history) instead of text.")
    private boolean json;

    Path baselines() {
        return baselines.directory();
    }

    void print(BaselineHistory history, Console console) {
        console.out().print(json ? BaselineHistoryFile.text(history) : BaselineMovesText.render(history));
    }
}
