package dev.backsight.checker.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.model.CertificationReport;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateFileTest {

    @TempDir
    Path directory;

    @Test
    void readsBackWhatWasWritten() {
        assertThat(CertificateFile.read(written(CertificateExamples.full()))).isEqualTo(CertificateExamples.full());
        assertThat(CertificateFile.read(written(CertificateExamples.tooFewPairs())))
                .isEqualTo(CertificateExamples.tooFewPairs());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"schemaVersion\": 2 | \"schemaVersion\": 3 | newer Backsight",
                "backsight-certificate | backsight-run | this is a 'backsight-run' file",
                "\"hits\": 3 | \"hits\": 3000 | cannot have happened",
                "\"low\": 3.0E-4 | \"low\": 0.5 | a rate lies in",
                "\"truth\": 0.1 | \"truth\": -1 | no work is more by",
                "\"low\": 0.041 | \"low\": 0.8 | holds nothing",
                "\"feed\": \"APART\" | \"feed\": \"ASIDE\" | feed",
                "\"outcome\": \"NOT_REACHED\" | \"outcome\": 1 | outcome",
                "\"cause\": \"CORE\" | \"cause\": \"MOON\" | cause",
            })
    void saysWhatIsWrongAndWhere(String found, String replacement, String words) throws IOException {
        Path file = written(CertificateExamples.full());
        String valid = Files.readString(file);
        assertThat(valid).contains(found);
        Files.writeString(file, valid.replace(found, replacement));

        assertThatThrownBy(() -> CertificateFile.read(file))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("certificate.json: $")
                .hasMessageContaining(words);
    }

    @Test
    void damagedFilesAreRefusedOrRead() throws IOException {
        byte[] valid = Files.readAllBytes(written(CertificateExamples.full()));
        FileFuzz.damageEverything(directory.resolve("damaged.json"), valid, 1_000, CertificateFile::read);
    }

    private Path written(CertificationReport report) {
        Path file = directory.resolve("certificate.json");
        CertificateFile.write(file, report);
        return file;
    }
}
