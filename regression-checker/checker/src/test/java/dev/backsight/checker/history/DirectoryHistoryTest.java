package dev.backsight.checker.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.format.CheckFile;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryHistoryTest extends CheckHistoryContract {

    @TempDir
    private Path directory;

    @Override
    CheckHistory open() {
        return CheckHistory.at(directory.resolve("h\u00f6 1").toString());
    }

    @Test
    void eachCheckIsAFileThatOtherCommandsRead() throws IOException {
        CheckReport report = Reports.of("default", 1);
        open().add(report);

        try (Stream<Path> files = Files.list(directory.resolve("h\u00f6 1/default"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            assertThat(all.get(0).getFileName().toString()).matches("20261122T070001\\.000Z-[0-9a-f]{8}\\.json");
            assertThat(CheckFile.read(all.get(0))).isEqualTo(report);
        }
    }

    @Test
    void aFileThatIsNoReportIsNamed() throws IOException {
        open().add(Reports.of("default", 1));
        Path broken = Files.writeString(directory.resolve("h\u00f6 1/default/zz.json"), "{");
        assertThatThrownBy(() -> open().latest("default", 5))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageStartingWith(broken.toString());
    }

    @Test
    void whereNothingCanBeWrittenIsToldAtOnce() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> CheckHistory.at(file.toString()).requireUsable())
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("the history cannot be written here");
    }

    @Test
    void aHistoryThatIsGoneInTheMeantimeCostsNothing() throws IOException {
        Path out = directory.resolve("out");
        Path gone = Files.createFile(directory.resolve("gone"));
        CheckReport report = Reports.of("default", 1);

        assertThat(KeptHistory.of(gone.toString(), out).add(report))
                .hasValueSatisfying(told -> assertThat(told).contains(gone.toString(), "kept in " + out));
        assertThat(CheckHistory.at(out.resolve("history").toString()).latest("default", 1))
                .containsExactly(report);

        assertThat(KeptHistory.of(null, out).add(Reports.of("default", 2))).isEmpty();
        assertThat(CheckHistory.at(out.resolve("history").toString()).latest("default", 5))
                .hasSize(2);
        assertThatThrownBy(() -> KeptHistory.of(null, gone).add(report)).isInstanceOf(UnusableInputException.class);
    }

    @Test
    void otherDatabasesAreRefused() {
        assertThatThrownBy(() -> CheckHistory.at("jdbc:mysql://host/db?password=secret"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("use jdbc:postgresql:")
                .hasMessageNotContaining("secret");
    }

    @Test
    void peopleReadALineACheck() {
        assertThat(HistoryText.render(List.of(Reports.of("default", 1), Reports.of("default", 2)))
                        .lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("2026-11-22 07:00  REGRESSED     -           > 4444444444+  1 of 1 benchmarks");
    }
}
