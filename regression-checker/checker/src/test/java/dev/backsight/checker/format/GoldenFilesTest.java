package dev.backsight.checker.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.Run;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The files of every version load for ever and mean what they meant. Those of the version that is written are also what
 * is written, byte for byte, whatever the locale; but for histograms, whose compressed bytes depend on the zlib that made
 * them.
 */
class GoldenFilesTest {

    private static final String HISTOGRAM = "\"HISTF[A-Za-z0-9+/=]+\"";

    @TempDir
    Path directory;

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @Test
    void everyVersionLoads() throws Exception {
        assertThat(RunFile.read(fixture("run-v1.json"))).isEqualTo(RunExamples.full());
        assertThat(RunFile.read(fixture("baseline-v1.json"))).isEqualTo(RunExamples.baseline());
        assertThat(RecordingFile.read(fixture("recording-v1.json"))).isEqualTo(RecordingExamples.full());
        assertThat(CertificateFile.read(fixture("certificate-v1.json")))
                .isEqualTo(CertificateExamples.fullAsOfVersionOne());
        assertThat(CertificateFile.read(fixture("certificate-v2.json"))).isEqualTo(CertificateExamples.full());
        assertThat(CheckFile.read(fixture("check-v1.json"))).isEqualTo(ReportExamples.fullAsOfVersionTwo());
        assertThat(CheckFile.read(fixture("check-v2.json"))).isEqualTo(ReportExamples.fullAsOfVersionTwo());
        assertThat(CheckFile.read(fixture("check-v3.json"))).isEqualTo(ReportExamples.fullAsOfVersionThree());
        assertThat(CheckFile.read(fixture("check-v4.json"))).isEqualTo(ReportExamples.fullAsOfVersionFour());
        assertThat(CheckFile.read(fixture("check-v5.json"))).isEqualTo(ReportExamples.full());
        assertThat(ShardFile.read(fixture("shard-v1.json"))).isEqualTo(ShardExamples.fullAsOfVersionOne());
        assertThat(ShardFile.read(fixture("shard-v2.json"))).isEqualTo(ShardExamples.full());
    }

    @Test
    void aBaselineFromBeforeChangesWereKeptLoads() throws Exception {
        String text = Files.readString(fixture("baseline-v1.json"));
        String before = text.replaceFirst("(?s),\\s*\"changes\": \\[.*?\\](?=\\s*})", "");
        assertThat(before).isNotEqualTo(text).doesNotContain("changes");
        Path file = Files.writeString(directory.resolve("before.json"), before);
        assertThat(RunFile.read(file).acceptance().changes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE", "tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva"})
    void theNewestVersionIsWrittenTheSameInEveryLocale(String locale) throws Exception {
        Locale.setDefault(Locale.forLanguageTag(locale));

        assertSame(written(RunExamples.full()), "run-v1.json");
        assertSame(written(RunExamples.baseline()), "baseline-v1.json");
        Path recording = directory.resolve("recording.json");
        RecordingFile.write(recording, RecordingExamples.full());
        assertSame(recording, "recording-v1.json");
        Path certificate = directory.resolve("certificate.json");
        CertificateFile.write(certificate, CertificateExamples.full());
        assertSame(certificate, "certificate-v2.json");
        Path check = directory.resolve("check.json");
        CheckFile.write(check, ReportExamples.full());
        assertSame(check, "check-v5.json");
        assertThat(CheckFile.read(check)).isEqualTo(ReportExamples.full());
        Path shard = directory.resolve("shard.json");
        ShardFile.write(shard, ShardExamples.full());
        assertSame(shard, "shard-v2.json");
    }

    private Path written(Run run) {
        Path file = directory.resolve("run.json");
        RunFile.write(file, run);
        return file;
    }

    private static void assertSame(Path written, String fixture) throws IOException, URISyntaxException {
        String expected = Files.readString(fixture(fixture));
        assertThat(Files.readString(written).replaceAll(HISTOGRAM, "HISTOGRAM"))
                .isEqualTo(expected.replaceAll(HISTOGRAM, "HISTOGRAM"));
    }

    private static Path fixture(String name) throws URISyntaxException {
        return Path.of(GoldenFilesTest.class.getResource("/format/" + name).toURI());
    }
}
