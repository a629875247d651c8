package dev.backsight.benchmarks.access;

import dev.backsight.benchmarks.access.Requests.Request;
import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.store.access.AccessPolicy;
import dev.backsight.store.access.Decision;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a decision alone cost, without its entry in the audit log, and does it grow with the number of grants? The
 * number of segments of a name moves it, and the caches that no longer hold all grants.
 *
 * <p>Half of the requests are allowed. Cache state: with few principals everything is in the processor's caches; with
 * 50,000, whose 100,000 grants are the most there may be, it is not.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class DecideSurvey {

    @Param({"4", "500", "50000"})
    int principals;

    private AccessPolicy policy;
    private Request[] requests;
    private long turn;

    @Setup
    public void prepare() {
        policy = new AccessPolicy(Requests.grants(principals));
        requests = Requests.shuffled(principals).toArray(Request[]::new);
    }

    @Benchmark
    public Decision decide() {
        Request request = requests[(int) (turn++ % requests.length)];
        return policy.decide(request.principal(), request.action(), request.name());
    }
}
