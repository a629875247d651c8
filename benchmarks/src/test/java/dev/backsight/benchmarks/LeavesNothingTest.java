package dev.backsight.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * JMH runs every benchmark once, in this JVM. What it leaves is looked for in the process that goes on: in a fork, all but
 * files and processes would end with it.
 */
class LeavesNothingTest extends OneDisk {

    private static final Pattern SHARED =
            Pattern.compile("grpc-default-executor-\\d+|timer[0-7]|process reaper.*|Java2D Disposer");
    private static final long PATIENCE = 60_000_000_000L;
    private static final long POLL = 20_000_000;

    @Test
    @Tag("slow")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "asks /proc for ports")
    void theQuickSuiteLeavesNoFileProcessThreadOrPort() throws RunnerException, IOException {
        leavesNothing(
                SuiteTest.benchmarks().size(),
                once().include(SuiteTest.GATED).param("size", "4KiB").param("content", "JSON"));
    }

    /**
     * With all parameters but a million files, which differ from a thousand in how long it takes to put them there. The
     * directory for temporary files has to be on a disk.
     */
    @Test
    @Tag("soak")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "asks /proc for ports")
    void theFullSuiteLeavesNoFileProcessThreadOrPort() throws RunnerException, IOException {
        leavesNothing(SuiteTest.benchmarks(SuiteTest.FULL).size(), once().include(SuiteTest.FULL));
    }

    private void leavesNothing(int atLeast, ChainedOptionsBuilder options) throws RunnerException, IOException {
        Set<Thread> before = threads();
        Set<String> portsBefore = listeningSockets();

        Collection<RunResult> results = BesideOthers.run(options.build());

        assertThat(results).hasSizeGreaterThanOrEqualTo(atLeast);
        assertThat(disk).isEmptyDirectory();
        assertThat(OneDisk.processesOf(disk)).isEmpty();
        assertThat(ProcessHandle.current().children()).isEmpty();
        Set<Thread> left = threads();
        left.removeAll(before);
        long begun = System.nanoTime();
        while (left.stream().anyMatch(LeavesNothingTest::runsOn) && System.nanoTime() - begun < PATIENCE) {
            LockSupport.parkNanos(POLL);
        }
        assertThat(left).noneMatch(LeavesNothingTest::runsOn);
        Set<String> ports = listeningSockets();
        ports.removeAll(portsBefore);
        assertThat(ports).isEmpty();
    }

    /** One short iteration of each, without a warm-up. */
    private static ChainedOptionsBuilder once() {
        return new OptionsBuilder()
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(1))
                .param("files", "1000")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    private static Set<Thread> threads() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }

    /**
     * But for those of gRPC's shared pool and of the JDK's for children that have ended, which end a minute after their
     * last task, and Ratis' eight timers and the JDK's disposer of images, which are made once; none of them keeps a
     * process alive.
     */
    private static boolean runsOn(Thread thread) {
        boolean pooled = thread.isDaemon() && SHARED.matcher(thread.getName()).matches();
        return thread.isAlive() && !pooled;
    }

    /** Sockets of this process in state LISTEN, by their numbers. */
    private static Set<String> listeningSockets() throws IOException {
        Set<String> own = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                if (Files.isSymbolicLink(descriptor)) {
                    own.add(Files.readSymbolicLink(descriptor).toString());
                }
            }
        }
        Set<String> listening = new HashSet<>();
        for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
            if (Files.exists(Path.of(table))) {
                listening.addAll(listeningSockets(Files.readAllLines(Path.of(table))));
            }
        }
        listening.retainAll(own);
        return listening;
    }

    /** As proc(5) has the table: the fourth field is the state, 0A for LISTEN, the tenth the number. */
    private static List<String> listeningSockets(List<String> table) {
        List<String> numbers = new ArrayList<>();
        for (String line : table) {
            String[] fields = line.strip().split("\\s+", -1);
            if (fields.length > 9 && fields[3].equals("0A")) {
                numbers.add("socket:[" + fields[9] + "]");
            }
        }
        return numbers;
    }
}
