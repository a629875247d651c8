package dev.backsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareCommandTest {

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0} {1}: {2} -> {3} is {4}")
    @CsvSource({
        "thrpt, ops/s, 1000, 700, REGRESSED, 1",
        "thrpt, ops/s, 1000, 1400, IMPROVED, 0",
        "avgt, ns/op, 1000, 1400, REGRESSED, 1",
        "avgt, ns/op, 1000, 700, IMPROVED, 0",
        "avgt, us/op, 1000, 1000, UNCHANGED, 0",
        "ss, ms/op, 20, 40, REGRESSED, 1",
    })
    void directionFollowsFromModeAndUnit(
            String mode, String unit, double before, double after, String verdict, int exitCode) throws IOException {
        Path base = new JmhJson(1).add("a.B.c", mode, unit, 8, before).write(directory.resolve("base.json"));
        Path head = new JmhJson(2).add("a.B.c", mode, unit, 8, after).write(directory.resolve("head.json"));
        Invocation compared = Invocation.of("compare", base, head);
        assertThat(compared.out()).contains(verdict).contains("B.c");
        assertThat(compared.err()).isEmpty();
        assertThat(compared.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void twoForksAreInconclusiveWithAdviceAndThePolicyDecidesTheExitCode() throws IOException {
        Path base = new JmhJson(1).add("a.B.c", "avgt", "ns/op", 2, 100).write(directory.resolve("base.json"));
        Path head = new JmhJson(2).add("a.B.c", "avgt", "ns/op", 2, 250).write(directory.resolve("head.json"));
        Invocation compared = Invocation.of("compare", base, head);
        assertThat(compared.exitCode()).isZero();
        assertThat(compared.out()).contains("INCONCLUSIVE").contains("forks");
        assertThat(Invocation.of("compare", base, head, "--fail-on-inconclusive")
                        .exitCode())
                .isEqualTo(3);
    }

    @Test
    void aCopyIsNotAMeasurement() throws IOException {
        Path base = new JmhJson(1).add("a.B.c", "avgt", "ns/op", 5, 100).write(directory.resolve("base.json"));
        Invocation compared = Invocation.of("compare", base, base);
        assertThat(compared.exitCode()).isEqualTo(2);
        assertThat(compared.out()).contains("copy");
    }

    @Test
    void toleranceIsAsTheCommandLineSays() throws IOException {
        Path base = new JmhJson(1).add("a.B.c", "avgt", "ns/op", 10, 100).write(directory.resolve("base.json"));
        Path head = new JmhJson(2).add("a.B.c", "avgt", "ns/op", 10, 110).write(directory.resolve("head.json"));
        assertThat(Invocation.of("compare", base, head).exitCode()).isEqualTo(1);
        assertThat(Invocation.of("compare", base, head, "--tolerance", "25%").exitCode())
                .isZero();
    }

    @Test
    void everyRenderingIsWrittenAndCanBeRenderedAgain() throws IOException {
        Path base = new JmhJson(1).add("a.B.c", "avgt", "ns/op", 5, 100).write(directory.resolve("base.json"));
        Path head = new JmhJson(2).add("a.B.c", "avgt", "ns/op", 5, 200).write(directory.resolve("head.json"));
        Path out = directory.resolve("out");
        Invocation compared = Invocation.of("compare", base, head, "--out", out, "--html", directory.resolve("r.html"));
        assertThat(compared.exitCode()).isEqualTo(1);
        for (String name : new String[] {
            "check.json", "report.html", "summary.md", "junit.xml", "findings.sarif", "comparisons.csv"
        }) {
            assertThat(out.resolve(name)).isNotEmptyFile();
        }
        assertThat(Files.readString(directory.resolve("r.html"))).contains("<html", "B.c");

        Path again = directory.resolve("again");
        Invocation reported = Invocation.of("report", out.resolve("check.json"), "--out", again);
        assertThat(reported.exitCode()).as("a report judges nothing").isZero();
        assertThat(reported.out()).isEqualTo(compared.out());
        assertThat(again.resolve("report.html")).hasSameTextualContentAs(out.resolve("report.html"));
    }

    @Test
    void everyFormatIsWrittenUnderTheNameGivenByCompareAndByReport() throws IOException {
        Path base = new JmhJson(1).add("a.B.c", "thrpt", "ops/ms", 5, 100).write(directory.resolve("base.json"));
        Path head = new JmhJson(2).add("a.B.c", "thrpt", "ops/ms", 5, 200).write(directory.resolve("head.json"));
        Path check = directory.resolve("out");
        Invocation.of("compare", base, head, "--out", check);
        Object[][] calls = {{"compare", base, head}, {"report", check.resolve("check.json")}};
        for (Object[] call : calls) {
            Path files = directory.resolve(call[0].toString());
            List<Object> args = new ArrayList<>(List.of(call));
            for (String format : new String[] {"html", "csv", "github-action-benchmark", "bencher", "openmetrics"}) {
                args.add("--" + format);
                args.add(files.resolve(format));
            }
            Invocation.of(args.toArray());
            assertThat(files.resolve("html")).content().contains("<html", "B.c");
            assertThat(files.resolve("csv")).content().contains("a.B.c,,thrpt,1,throughput,time,ops/ms,IMPROVED");
            assertThat(files.resolve("github-action-benchmark")).content().contains("\"unit\" : \"ns/op\"");
            assertThat(files.resolve("bencher")).content().contains("\"throughput\"", "\"lower_value\"");
            assertThat(files.resolve("openmetrics"))
                    .content()
                    .contains("verdict=\"IMPROVED\"")
                    .endsWith("# EOF\n");
        }
    }

    @Test
    void anotherMajorReleaseOfJavaIsIncomparableUnlessMeant() throws IOException {
        Path base = new JmhJson(1).add("a.B.c", "avgt", "ns/op", 5, 100).write(directory.resolve("base.json"));
        Path head = new JmhJson(2).add("a.B.c", "avgt", "ns/op", 5, 200).write(directory.resolve("head.json"));
        Files.writeString(
                head, Files.readString(head).replace("\"jdkVersion\":\"17.0.15\"", "\"jdkVersion\":\"25.0.1\""));
        Invocation refused = Invocation.of("compare", base, head);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).contains("JDK differs: 17 / 25").contains("--across-environments");
        assertThat(Invocation.of("compare", base, head, "--across-environments").exitCode())
                .isEqualTo(1);
    }
}
