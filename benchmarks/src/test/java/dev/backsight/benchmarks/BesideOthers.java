package dev.backsight.benchmarks;

import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;

/** Runs benchmarks by JMH, whatever else the machine measures: that is no reason not to test. */
public final class BesideOthers {

    private static final String IGNORE_LOCK = "jmh.ignoreLock";

    private BesideOthers() {}

    public static Collection<RunResult> run(Options options) throws RunnerException {
        String ignored = System.getProperty(IGNORE_LOCK);
        System.setProperty(IGNORE_LOCK, "true");
        try {
            return new Runner(options).run();
        } finally {
            if (ignored == null) {
                System.clearProperty(IGNORE_LOCK);
            } else {
                System.setProperty(IGNORE_LOCK, ignored);
            }
        }
    }
}
