package dev.backsight.checker.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileFuzzTest {

    @TempDir
    Path directory;

    @Test
    void damagedFilesAreRefusedOrRead() throws IOException {
        FileFuzz.damageEverything(directory.resolve("run.json"), valid(), 4_000, RunFile::read);
    }

    @Test
    void aFileCutOffAnywhereIsRefused() throws IOException {
        FileFuzz.cutEverywhere(directory.resolve("run.json"), valid(), RunFile::read);
    }

    private byte[] valid() throws IOException {
        Path file = directory.resolve("valid.json");
        RunFile.write(file, RunExamples.baseline());
        return Files.readAllBytes(file);
    }
}
