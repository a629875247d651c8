package dev.backsight.checker.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.baseline.Baselines;
import dev.backsight.checker.git.TestRepository;
import dev.backsight.checker.model.BaselineOutlook;
import dev.backsight.checker.model.BaselineOutlook.Plan;
import dev.backsight.checker.model.DoctorReport;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Finding;
import dev.backsight.checker.model.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutlookTest {

    private static final Environment HERE = AcceptedRuns.environment("This CPU");
    private static final Environment ELSEWHERE = AcceptedRuns.environment("That CPU");

    @TempDir
    private Path directory;

    private TestRepository repository;
    private Baselines baselines;

    @BeforeEach
    void createRepository() throws IOException {
        repository = TestRepository.create(directory.resolve("repository"));
        baselines = new Baselines(repository.path().resolve("baselines"));
    }

    @Test
    void itsOwnBaselineIsUsedAndTheOthersAreExplained() throws IOException {
        String commit = repository.write("A.java", "class A {}").commit("first");
        accept(HERE, commit, "Ada", 0);
        accept(ELSEWHERE, commit, "Grace", 1);

        BaselineOutlook outlook = outlook("default");

        assertThat(outlook.plan()).isEqualTo(Plan.MEASURE_COMMIT);
        assertThat(outlook.commit()).isEqualTo(commit);
        assertThat(outlook.explanation())
                .startsWith("this machine matches linux-amd64-2cpu-24gib-jdk17-")
                .contains("measure its commit " + commit.substring(0, 10) + " here");
        assertThat(outlook.candidates())
                .extracting(BaselineOutlook.Candidate::matches)
                .containsExactly(true, false);
        assertThat(outlook.candidates().get(1).why()).isEqualTo("CPU model differs: That CPU / This CPU");
    }

    @Test
    void withoutOneTheCommitAcceptedLastIsMeasuredHere() throws IOException {
        String first = repository.write("A.java", "class A {}").commit("first");
        String second = repository.write("A.java", "class A { int a; }").commit("second");
        accept(AcceptedRuns.environment("Old CPU"), first, "Ada", 0);
        accept(ELSEWHERE, second, "Grace", 1);

        BaselineOutlook outlook = outlook("default");

        assertThat(outlook.plan()).isEqualTo(Plan.MEASURE_COMMIT);
        assertThat(outlook.commit()).isEqualTo(second);
        assertThat(outlook.explanation())
                .startsWith("this machine matches none; will measure commit " + second.substring(0, 10) + " here")
                .contains("Grace accepted last, on 2026-11-21");
        assertThat(outlook.candidates())
                .extracting(BaselineOutlook.Candidate::why)
                .containsExactlyInAnyOrder(
                        "CPU model differs: Old CPU / This CPU", "CPU model differs: That CPU / This CPU");
    }

    @Test
    void aCommitThatIsNotHereLeavesTheNumbersOrNothing() throws IOException {
        repository.write("A.java", "class A {}").commit("first");
        accept(HERE, "f".repeat(40), "Ada", 0);
        assertThat(outlook("default").plan()).isEqualTo(Plan.COMPARE_SAVED);
        assertThat(outlook("default").explanation()).contains("there is no commit ffffffffff here");

        accept("other", ELSEWHERE, "f".repeat(40), "Ada", 0);
        assertThat(outlook("other").plan()).isEqualTo(Plan.RECORD);
        assertThat(outlook("other").explanation()).contains("will only record head");
        assertThat(outlook("other").candidates()).hasSize(1);
    }

    @Test
    void aSuiteWithoutAnyBaselineIsRecorded() throws IOException {
        repository.write("A.java", "class A {}").commit("first");
        assertThat(outlook("default").plan()).isEqualTo(Plan.RECORD);
        assertThat(outlook("default").candidates()).isEmpty();
    }

    @Test
    void nonsenseAmongTheBaselinesIsNamedAsTheCheckWouldNameIt() throws IOException {
        String commit = repository.write("A.java", "class A {}").commit("first");
        accept(ELSEWHERE, commit, "Ada", 0);
        Path file = baselines.fileFor(ELSEWHERE, "default");
        Files.writeString(file, Files.readString(file).replace("\"complete\": true", "\"complete\": maybe"));

        assertThat(outlook("default").plan()).isEqualTo(Plan.REFUSE);
        assertThat(outlook("default").explanation()).contains("default.json").contains("line");

        accept(HERE, commit, "Ada", 0);
        assertThat(outlook("default").plan()).as("one's own is enough").isEqualTo(Plan.MEASURE_COMMIT);
        assertThat(outlook("default").explanation()).contains("another baseline cannot be read");
    }

    @Test
    void theDoctorFindsTheSuitesByThemselvesAndPrintsWhatItFound() throws IOException {
        String commit = repository.write("A.java", "class A {}").commit("first");
        accept(ELSEWHERE, commit, "Ada", 0);
        accept("other", ELSEWHERE, commit, "Ada \u001b[2J", 0);

        DoctorReport report = Doctor.examine(new DoctorRequest(
                baselines.directory(),
                null,
                Path.of(System.getProperty("java.home"), "bin", "java"),
                List.of(),
                repository.path(),
                directory.resolve("data"),
                Map.of()));

        assertThat(report.outlooks()).extracting(BaselineOutlook::suite).containsExactly("default", "other");
        assertThat(report.findings()).extracting(Finding::key).contains("timer", "processors");
        String text = DoctorText.render(report, 100);
        assertThat(text)
                .contains("Environment", "Baselines (--base auto)", "This machine as a place to measure: ")
                .contains("no  linux-amd64-2cpu-24gib-jdk17-")
                .doesNotContain("\u001b");
        assertThat(text.lines())
                .allMatch(line -> line.length() <= 100 || !line.strip().contains(" "));
        report.findings().stream()
                .filter(finding -> finding.severity() != Severity.OK)
                .forEach(finding ->
                        assertThat(text).contains(finding.severity().name().toLowerCase(java.util.Locale.ROOT)));
    }

    private BaselineOutlook outlook(String suite) {
        return new Outlook(baselines, HERE, repository.path()).of(suite);
    }

    private void accept(Environment environment, String commit, String by, int hours) {
        accept("default", environment, commit, by, hours);
    }

    private void accept(String suite, Environment environment, String commit, String by, int hours) {
        baselines.put(
                AcceptedRuns.run(suite, environment, commit, Map.of("get", 100.0)),
                AcceptedRuns.acceptance(by, AcceptedRuns.AT.plus(Duration.ofHours(hours))));
    }
}
