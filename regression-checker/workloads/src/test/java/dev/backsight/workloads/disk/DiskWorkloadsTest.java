package dev.backsight.workloads.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.workloads.InProcess;
import dev.backsight.workloads.Workload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DiskWorkloadsTest {

    @TempDir
    private Path data;

    static Stream<Arguments> cases() {
        return Stream.of(
                arguments(AppendRecords.class, number -> AppendRecords.SIZE),
                arguments(WriteBlocks.class, number -> WriteBlocks.SIZE),
                arguments(WriteAndSync.class, number -> WriteAndSync.SIZE),
                arguments(ReadBlocks.class, number -> ReadBlocks.index(number) + Workload.scattered(4096 - Long.BYTES)),
                arguments(SmallFiles.class, number -> 1024L + (byte) number),
                arguments(ReplaceFile.class, number -> ReplaceFile.SIZE),
                arguments(TransferBlocks.class, number -> TransferBlocks.SIZE));
    }

    private static Arguments arguments(Class<? extends Workload> type, LongUnaryOperator naive) {
        return Arguments.of(Named.of(type.getSimpleName(), type), naive);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anOperationIsAsManyRightUnitsAsAskedForAndLeavesNothingBehind(
            Class<? extends Workload> type, LongUnaryOperator naive) throws Exception {
        InProcess.requireRight(type, () -> naive, data);

        assertThat(data).isEmptyDirectory();
    }

    @Test
    void recordsAreAppendedInOrder() throws Exception {
        try (InProcess loaded = InProcess.load(AppendRecords.class, 10, data)) {
            loaded.run();
            ByteBuffer log = ByteBuffer.wrap(Files.readAllBytes(file(AppendRecords.FILE)));

            assertThat(log.capacity()).isEqualTo(110 * AppendRecords.SIZE);
            for (int i = 0; i < 110; i++) {
                assertThat(log.getLong(i * AppendRecords.SIZE)).isEqualTo(i);
                assertThat(log.getLong(i * AppendRecords.SIZE + 8)).isEqualTo(Workload.scattered(8));
            }
        }
    }

    @Test
    void blocksAreWrittenWhereTheyBelong() throws Exception {
        requireBlocks(WriteBlocks.class, WriteBlocks.FILE, WriteBlocks.SIZE);
        requireBlocks(WriteAndSync.class, WriteAndSync.FILE, WriteAndSync.SIZE);
    }

    private void requireBlocks(Class<? extends Workload> type, String name, int size) throws Exception {
        try (InProcess loaded = InProcess.load(type, 0, data)) {
            loaded.run();
            ByteBuffer written = ByteBuffer.wrap(Files.readAllBytes(file(name)));

            assertThat(written.capacity()).isEqualTo(256 * size);
            for (int i = 0; i < 256; i++) {
                assertThat(written.getLong(i * size)).isEqualTo(i < Workload.UNITS ? i : -1);
                assertThat(written.getLong((i + 1) * size - 8)).isEqualTo(Workload.scattered(size - 8));
            }
        }
    }

    @Test
    void blocksAreTransferredToTheirPlace() throws Exception {
        try (InProcess loaded = InProcess.load(TransferBlocks.class, 0, data)) {
            loaded.run();
            List<Long> transferred = Stream.iterate(0L, number -> number + 1)
                    .limit(Workload.UNITS)
                    .map(TransferBlocks::index)
                    .toList();
            ByteBuffer target = ByteBuffer.wrap(Files.readAllBytes(file(TransferBlocks.FILE)));

            for (long i = 0; i < 128; i++) {
                assertThat(target.getLong((int) i * TransferBlocks.SIZE)).isEqualTo(transferred.contains(i) ? i : -1);
            }
        }
    }

    @Test
    void filesAreReplacedByWhatWasWrittenLast() throws Exception {
        try (InProcess loaded = InProcess.load(ReplaceFile.class, 0, data)) {
            loaded.run();

            for (int i = 0; i < ReplaceFile.FILES; i++) {
                int last = i < Workload.UNITS - ReplaceFile.FILES ? i + ReplaceFile.FILES : i;
                assertThat(Files.readAllBytes(file(ReplaceFile.name(i)))[0]).isEqualTo((byte) last);
            }
        }
    }

    @Test
    void whatAnEndedForkLeftBehindIsRemoved() throws Exception {
        Process ended = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .start();
        ended.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        ended.waitFor();
        Path stale = Files.createDirectory(data.resolve("fork-" + ended.pid() + "-1"));
        Files.writeString(stale.resolve("left"), "behind");
        Path own = Files.createDirectory(
                data.resolve("fork-" + ProcessHandle.current().pid() + "-1"));
        Path other = Files.createDirectory(data.resolve("not-a-fork"));

        InProcess.load(SmallFiles.class, 0, data).close();

        assertThat(stale).doesNotExist();
        assertThat(own).exists();
        assertThat(other).exists();
    }

    private Path file(String name) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }
}
