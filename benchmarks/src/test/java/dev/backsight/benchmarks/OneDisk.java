package dev.backsight.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.benchmarks.fork.ForkDirectory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests whose benchmarks write to a disk of the test's, and must leave nothing there, nor a process that knows of it. */
public abstract class OneDisk {

    @TempDir
    protected Path disk;

    @BeforeEach
    final void useDisk() {
        System.setProperty(ForkDirectory.PROPERTY, disk.toString());
    }

    @AfterEach
    final void leaveNothing() {
        System.clearProperty(ForkDirectory.PROPERTY);
        assertThat(disk).isEmptyDirectory();
        assertThat(processesOf(disk)).isEmpty();
    }

    /** Processes whose command names something on that disk, whoever is their parent. */
    static List<ProcessHandle> processesOf(Path disk) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(disk.toString()))
                .toList();
    }
}
