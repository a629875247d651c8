package dev.backsight.turnstile;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Collections;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Ends a fork that is measured alone when its host has ended: JMH's hosts hold the standard input of their forks open,
 * write nothing to it, and a fork without a host would run on to its end.
 */
public final class Lifeline implements InternalProfiler {

    private boolean held;

    /** Ends this JVM as soon as its standard input ends, whatever is read of it until then. */
    static void hold() {
        Thread watch = new Thread(
                () -> {
                    byte[] ignored = new byte[64];
                    try (InputStream in = new FileInputStream(FileDescriptor.in)) {
                        int read = 0;
                        while (read >= 0) {
                            read = in.read(ignored);
                        }
                    } catch (IOException e) {
                        // Closed in here, which says nothing of who started this.
                        return;
                    }
                    System.err.println("backsight: standard input has ended, and so does this JVM. Where a wrapper"
                            + " starts java, it has to pass standard input on.");
                    Coordinator.abandon();
                },
                "backsight-lifeline");
        watch.setDaemon(true);
        watch.start();
    }

    @Override
    public String getDescription() {
        return "Backsight: ends the fork when its host is gone";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        if (!held) {
            held = true;
            hold();
        }
    }

    @Override
    public Collection<ScalarResult> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        return Collections.emptyList();
    }
}
