package dev.backsight.store.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.ChildJvm;
import dev.backsight.store.Durability;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process whose threads append to one log, again and again; whatever it acknowledged must be there, in order. */
class AuditCrashTest {

    private static final int KILLS = 6;
    private static final int WRITERS = 3;
    private static final long SEGMENT_BYTES = 8_000;

    @TempDir
    Path root;

    @Test
    void everyAcknowledgedEntrySurvivesBeingKilledAndTheChainHolds() throws Exception {
        Random random = new Random(20261121);
        AuditHead anchor = AuditHead.GENESIS;
        for (int kill = 0; kill < KILLS; kill++) {
            int[] acknowledged = runAndKill(kill, random);

            try (AuditLog log = AuditLog.open(
                    root.resolve("log"), Durability.POWER_LOSS, SEGMENT_BYTES, Clock.systemUTC(), AuditFile::open)) {
                assertThat(AuditVerifier.verify(root.resolve("log"), anchor).damage())
                        .as("after kill %d", kill)
                        .isEmpty();
                anchor = log.head();
            }
            int[] found = count(kill);
            for (int writer = 0; writer < WRITERS; writer++) {
                // One more each may have been written and not yet acknowledged.
                assertThat(found[writer])
                        .as("entries of writer %d after kill %d", writer, kill)
                        .isBetween(acknowledged[writer], acknowledged[writer] + 1);
            }
        }
        assertThat(AuditSegment.all(root.resolve("log"))).hasSizeGreaterThan(2);
    }

    private int[] runAndKill(int kill, Random random) throws Exception {
        List<String> flags = List.of("-Xmx64m", "-XX:TieredStopAtLevel=1");
        String log = root.resolve("log").toString();
        ChildJvm child = ChildJvm.start(root, flags, Child.class, log, Integer.toString(kill));
        int[] acknowledged = new int[WRITERS];
        int enough = 1 + random.nextInt(60);
        long pause = random.nextInt(3_000_000);
        for (int i = 0; i < enough; i++) {
            acknowledged[Integer.parseInt(child.nextLine())]++;
        }
        LockSupport.parkNanos(pause);
        child.kill();
        for (String line = child.nextLine(); line != null && !line.isEmpty(); line = child.nextLine()) {
            acknowledged[Integer.parseInt(line)]++;
        }
        assertThat(child.exitCode()).as("exit code of SIGKILL").isEqualTo(137);
        return acknowledged;
    }

    /** Entries of each writer of that life, which must be numbered without a gap. */
    private int[] count(int kill) throws Exception {
        int[] found = new int[WRITERS];
        Arrays.fill(found, 0);
        AuditVerification all = AuditVerifier.read(root.resolve("log"), entry -> {
            String[] name = entry.name().split("/", -1);
            if (name[0].equals(Integer.toString(kill))) {
                int writer = Integer.parseInt(name[1]);
                assertThat(Integer.parseInt(name[2])).isEqualTo(found[writer]++);
            }
        });
        assertThat(all.isIntact()).isTrue();
        assertThat(all.unfinishedBytes()).isZero();
        return found;
    }

    /** The process that is killed: every line of output is an entry acknowledged to the writer of that number. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) throws Exception {
            AuditLog log = AuditLog.open(
                    Path.of(arguments[0]), Durability.POWER_LOSS, SEGMENT_BYTES, Clock.systemUTC(), AuditFile::open);
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                new Thread(() -> write(log, arguments[1], number)).start();
            }
        }

        private static void write(AuditLog log, String life, int writer) {
            try {
                for (int i = 0; ; i++) {
                    String name = life + "/" + writer + "/" + i;
                    log.append(new Principal("writer"), Action.WRITE, name, true, "appended until killed");
                    // One write to the pipe, so that the lines of several writers do not mix.
                    System.out.print(writer + "\n");
                    System.out.flush();
                }
            } catch (AuditUnavailableException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
