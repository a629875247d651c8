package dev.backsight.checker.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed, not asked to end: nobody is left who could clean up. */
@Tag("long")
class SoloKilledTest {

    @TempDir
    private Path directory;

    @Test
    void whenTheMeasuringProgramIsKilledHostAndForkEndThemselves() throws IOException {
        assertAllEnd(true);
    }

    @Test
    void whenTheHostIsKilledItsForkEndsItself() throws IOException {
        assertAllEnd(false);
    }

    private void assertAllEnd(boolean killProgram) throws IOException {
        Process program = new ProcessBuilder(
                        SubjectJar.JAVA.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessFork.class.getName(),
                        SubjectJar.create(directory).toString(),
                        directory.toString())
                .inheritIO()
                .start();
        try {
            List<ProcessHandle> hostAndFork = awaitMeasuring(program);
            (killProgram ? program.toHandle() : hostAndFork.get(0)).destroyForcibly();

            assertThat(hostAndFork)
                    .allSatisfy(process -> assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(20)));
        } finally {
            program.descendants().forEach(ProcessHandle::destroyForcibly);
            program.destroyForcibly();
        }
    }

    /** Waits until the fork runs iterations. */
    private List<ProcessHandle> awaitMeasuring(Process program) throws IOException {
        while (program.isAlive()) {
            List<ProcessHandle> host = program.children().toList();
            List<ProcessHandle> fork =
                    host.stream().flatMap(ProcessHandle::children).toList();
            if (host.size() == 1 && fork.size() == 1 && logged("Iteration   2:")) {
                return List.of(host.get(0), fork.get(0));
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new AssertionError("it ended by itself");
    }

    private boolean logged(String text) throws IOException {
        Path scratch = directory.resolve("scratch");
        if (!Files.isDirectory(scratch)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(scratch)) {
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                if (Files.readString(log).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }
}
