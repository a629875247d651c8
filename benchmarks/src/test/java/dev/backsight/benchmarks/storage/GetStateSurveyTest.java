package dev.backsight.benchmarks.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.backsight.benchmarks.Params;
import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.benchmarks.storage.GetStateSurvey.Age;
import dev.backsight.benchmarks.storage.GetStateSurvey.Cache;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.DistinctContents;
import dev.backsight.store.FileStore;
import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.monitor.IntervalSnapshot;
import dev.backsight.store.monitor.MonitorConfig;
import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.StoreMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** Whether reads come from where the parameter says is asked of the system, which counts what a process fetched from a device. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux can drop what it has cached of a file")
class GetStateSurveyTest {

    /** Not in the directory for temporary files, which may be in memory, where nothing can be dropped. */
    @TempDir(factory = BelowTarget.class)
    Path disk;

    @BeforeEach
    void useDisk() {
        System.setProperty(ForkDirectory.PROPERTY, disk.toString());
    }

    @AfterEach
    void leaveNothing() {
        System.clearProperty(ForkDirectory.PROPERTY);
        assertThat(disk).isEmptyDirectory();
    }

    @Test
    void readsEachFileOnceFromWhereTheParameterSays() throws IOException {
        for (String size : Params.of(GetStateSurvey.class, "size")) {
            for (String cache : Params.of(GetStateSurvey.class, "cache")) {
                GetStateSurvey survey = survey(size, Cache.valueOf(cache), Age.FRESH);
                for (int iteration = 0; iteration < 2; iteration++) {
                    survey.prepare();
                    long before = DeviceReads.bytes();
                    assertThat(survey.getWhole()).isEqualTo((long) GetStateSurvey.FILES * ByteSize.parse(size));
                    long fetched = DeviceReads.bytes() - before;
                    if (survey.cache == Cache.DROPPED) {
                        assertThat(fetched).isGreaterThanOrEqualTo(contentBytes());
                    } else {
                        // A class that was first needed here may have been fetched.
                        assertThat(fetched).isLessThan(contentBytes());
                    }
                    survey.requireFetched();
                }
                survey.close();
            }
        }
    }

    @Test
    void anIterationThatFetchedNothingSaysWhatToDo() throws IOException {
        GetStateSurvey survey = survey("4KiB", Cache.DROPPED, Age.FRESH);
        survey.prepare();
        assertThatThrownBy(survey::requireFetched)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("came from the device, so that these are no cold reads")
                .hasMessageContaining(disk.toString())
                .hasMessageContaining("-Dbacksight.dir=");
        survey.close();
    }

    @Test
    void readsOfFilesInMemoryAreNotTakenForColdOnes() throws IOException {
        Path memory = Path.of("/dev/shm");
        assumeThat(memory).isDirectory().isWritable();
        assumeThat(Files.getFileStore(memory).type()).isEqualTo("tmpfs");
        Path directory = Files.createTempDirectory(memory, "backsight");
        System.setProperty(ForkDirectory.PROPERTY, directory.toString());
        try {
            GetStateSurvey survey = survey("64KiB", Cache.DROPPED, Age.FRESH);
            survey.prepare();
            survey.getWhole();
            assertThatThrownBy(survey::requireFetched).hasMessageContaining("choose a directory on a disk");
            survey.close();
        } finally {
            FileUtils.deleteDirectory(directory.toFile());
        }
    }

    @Test
    void aPastLeavesTheSameFilesBehind() throws IOException {
        for (String age : Params.of(GetStateSurvey.class, "age")) {
            GetStateSurvey survey = survey("4KiB", Cache.DROPPED, Age.valueOf(age));
            survey.prepare();
            assertThat(survey.getWhole()).isEqualTo(GetStateSurvey.FILES * 4096L);
            assertThat(contentFiles()).hasSize(GetStateSurvey.FILES);
            long contentsBefore = survey.age == Age.AGED ? GetStateSurvey.PAST : 0;
            assertThat(survey.store.list("", 1000).files())
                    .hasSize(GetStateSurvey.FILES)
                    .allSatisfy(file -> assertThat(file.version()).isEqualTo(contentsBefore + 1));
            survey.close();
        }
    }

    @Test
    void aPastPutsAndDeletesAsManyOthers() throws IOException {
        try (StoreMonitor monitor = StoreMonitor.create("past", MonitorConfig.defaults());
                FileStore store = FileStore.open(disk.resolve("past"), FileStoreOptions.defaults(), monitor)) {
            GetStateSurvey.live(store, List.of("a", "b"), new DistinctContents(new byte[4096]));
            IntervalSnapshot past = monitor.aggregate();
            assertThat(past.of(Operation.PUT).succeeded()).isEqualTo(2 * 2 * GetStateSurvey.PAST);
            assertThat(past.of(Operation.DELETE).succeeded()).isEqualTo(2 * GetStateSurvey.PAST);
            assertThat(store.list("", 10).files())
                    .extracting(file -> file.name().value())
                    .containsExactly("a", "b");
        }
        FileUtils.deleteDirectory(disk.resolve("past").toFile());
    }

    static final class BelowTarget implements TempDirFactory {

        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "on-disk");
        }
    }

    private static GetStateSurvey survey(String size, Cache cache, Age age) throws IOException {
        GetStateSurvey survey = new GetStateSurvey();
        survey.size = size;
        survey.cache = cache;
        survey.age = age;
        survey.fill();
        return survey;
    }

    private long contentBytes() throws IOException {
        long bytes = 0;
        for (Path file : contentFiles()) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private List<Path> contentFiles() throws IOException {
        try (Stream<Path> files = Files.walk(disk)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".bsc"))
                    .toList();
        }
    }
}
