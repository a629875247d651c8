package dev.backsight.checker.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.backsight.checker.model.UnusableInputException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path directory;

    @Test
    void createsTheFileAndItsDirectories() throws IOException {
        Path file = directory.resolve("a/b/run.json");

        AtomicFile.writeText(file, out -> out.write("größer\n"));

        assertThat(file).hasBinaryContent("größer\n".getBytes(UTF_8));
        assertThat(names(file.getParent())).containsExactly("run.json");
    }

    @Test
    void replacesWhatWasThere() throws IOException {
        Path file = Files.writeString(directory.resolve("run.json"), "old, and longer than the new");

        AtomicFile.write(file, out -> out.write("new".getBytes(UTF_8)));

        assertThat(file).hasContent("new");
        assertThat(names(directory)).containsExactly("run.json");
    }

    @Test
    void theNewFileIsReadableForThoseTheUmaskAllows() throws IOException {
        assumeThat(directory.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path ordinary = Files.writeString(directory.resolve("ordinary"), "");
        Path file = directory.resolve("run.json");

        AtomicFile.writeText(file, out -> out.write("x"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo(PosixFilePermissions.toString(Files.getPosixFilePermissions(ordinary)));
    }

    @Test
    void readersSeeTheOldContentUntilTheNewIsWhole() {
        Path file = directory.resolve("run.json");
        AtomicFile.writeText(file, out -> out.write("old"));

        AtomicFile.writeText(file, out -> {
            out.write("half");
            out.flush();
            assertThat(file).hasContent("old");
            out.write(" and half");
        });

        assertThat(file).hasContent("half and half");
    }

    @Test
    void aFullDiskLeavesTheOldContentAndNothingElse() throws IOException {
        Path file = Files.writeString(directory.resolve("run.json"), "old");
        Disk full = new FaultyDisk() {
            @Override
            public OutputStream create(Path temporary) throws IOException {
                return new FilterOutputStream(super.create(temporary)) {
                    private int room = 10;

                    @Override
                    public void write(int b) throws IOException {
                        if (room-- == 0) {
                            throw new IOException("No space left on device");
                        }
                        super.write(b);
                    }
                };
            }
        };

        assertThatThrownBy(() -> AtomicFile.write(file, out -> out.write(new byte[1000]), full))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageStartingWith("cannot write " + file + ": no space left on device;");
        assertOldContentOnly(file);
    }

    @Test
    void aDiskThatFailsToFlushLeavesTheOldContentAndNothingElse() throws IOException {
        Path file = Files.writeString(directory.resolve("run.json"), "old");
        Disk failing = new FaultyDisk() {
            @Override
            public OutputStream create(Path temporary) throws IOException {
                return new FilterOutputStream(super.create(temporary)) {
                    @Override
                    public void close() throws IOException {
                        super.close();
                        throw new IOException("Input/output error");
                    }
                };
            }
        };

        assertThatThrownBy(() -> AtomicFile.write(file, out -> out.write(1), failing))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("input/output error");
        assertOldContentOnly(file);
    }

    @Test
    void aNameThatCannotBeTakenLeavesTheOldContentAndNothingElse() throws IOException {
        Path file = Files.writeString(directory.resolve("run.json"), "old");
        Disk failing = new FaultyDisk() {
            @Override
            public void move(Path from, Path to) throws IOException {
                throw new FileSystemException(to.toString(), null, "Read-only file system");
            }
        };

        assertThatThrownBy(() -> AtomicFile.write(file, out -> out.write(1), failing))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("read-only file system");
        assertOldContentOnly(file);
    }

    @Test
    void aWriterThatThrowsLeavesTheOldContentAndNothingElse() throws IOException {
        Path file = Files.writeString(directory.resolve("run.json"), "old");

        assertThatThrownBy(() -> AtomicFile.writeText(file, out -> {
                    out.write("half");
                    throw new IllegalStateException("bug");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("bug");
        assertOldContentOnly(file);
    }

    @Test
    void makesTheNameDurableAfterTheContent() {
        Path file = directory.resolve("run.json");
        StringBuilder steps = new StringBuilder();
        Disk recording = new FaultyDisk() {
            @Override
            public void move(Path from, Path to) throws IOException {
                assertThat(from).hasContent("x").hasParent(to.getParent());
                steps.append("move ");
                super.move(from, to);
            }

            @Override
            public void syncDirectory(Path synced) {
                assertThat(synced).isEqualTo(directory);
                steps.append("sync");
                super.syncDirectory(synced);
            }
        };

        AtomicFile.write(file, out -> out.write('x'), recording);

        assertThat(steps).hasToString("move sync");
    }

    @Test
    void saysThatAParentIsAFile() throws IOException {
        Path parent = Files.writeString(directory.resolve("target"), "I am a file");

        assertThatThrownBy(() -> AtomicFile.writeText(parent.resolve("run.json"), out -> out.write("x")))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining(parent + " is a file, not a directory");
        assertThat(parent).hasContent("I am a file");
    }

    @Test
    void refusesADirectoryAsTarget() {
        assertThatThrownBy(() -> AtomicFile.writeText(directory, out -> out.write("x")))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("it is a directory");
        assertThatThrownBy(() -> AtomicFile.writeText(Path.of("/"), out -> out.write("x")))
                .isInstanceOf(UnusableInputException.class);
    }

    @Test
    void anInterruptedThreadStillWrites() {
        Path file = directory.resolve("run.json");
        Thread.currentThread().interrupt();
        try {
            AtomicFile.writeText(file, out -> out.write("measured before Ctrl-C"));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(file).hasContent("measured before Ctrl-C");
    }

    private void assertOldContentOnly(Path file) throws IOException {
        assertThat(file).hasContent("old");
        assertThat(names(directory)).containsExactly("run.json");
    }

    private static Stream<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    /** The real disk, until a test overrides a step. */
    private static class FaultyDisk implements Disk {

        @Override
        public OutputStream create(Path file) throws IOException {
            return REAL.create(file);
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            REAL.move(from, to);
        }

        @Override
        public void syncDirectory(Path directory) {
            REAL.syncDirectory(directory);
        }
    }
}
