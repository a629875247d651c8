package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Policy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Puts suites together from recorded cases. Every case stands in a suite equally often, but for a remainder drawn at
 * random; a case that stands in it more than once does so under a name of its own.
 */
final class SuiteDrawing {

    private static final String COPY = "copy";

    private final List<List<RecordedCase>> copies = new ArrayList<>();
    private final int size;
    private final Policy policy;
    private final long seed;

    /**
     * @param cases at least one
     * @param size benchmarks of a suite
     * @param seed of all that is drawn
     */
    SuiteDrawing(List<RecordedCase> cases, int size, Policy policy, long seed) {
        this.size = size;
        this.policy = policy;
        this.seed = seed;
        // One more than whole suites need, for the remainder.
        int most = size / cases.size() + 1;
        for (RecordedCase each : cases) {
            copies.add(IntStream.range(0, most)
                    .mapToObj(copy -> copy == 0 ? each : each.as(name(each.id(), copy)))
                    .toList());
        }
    }

    private static BenchmarkId name(BenchmarkId id, int copy) {
        Map<String, String> params = new TreeMap<>(id.params());
        params.put(COPY, Integer.toString(copy));
        return BenchmarkId.of(id.name(), id.mode(), id.threads(), params);
    }

    Policy policy() {
        return policy;
    }

    /**
     * Suites of the recorded cases alone.
     *
     * @param stream tells draws for one purpose from those for another
     * @param shift of each case: added to the log of its pairs
     * @param outcome of one suite
     */
    <T> Stream<T> suites(
            int count, long stream, Function<RecordedCase, Double> shift, Function<SimulatedSuite, T> outcome) {
        return IntStream.range(0, count).parallel().mapToObj(i -> {
            SplittableRandom random = random(stream, i);
            return outcome.apply(suite(size, shift, List.of(), random));
        });
    }

    /**
     * Suites one benchmark of which is the target; the others are as recorded.
     *
     * @param target what stands in every suite, once; may be one of the recorded cases
     * @param shift added to the log of the target's pairs
     */
    <T> Stream<T> suitesWith(
            RecordedCase target, double shift, int count, long stream, Function<SimulatedSuite, T> outcome) {
        RecordedCase named = target.as(name(target.id(), -1));
        return IntStream.range(0, count).parallel().mapToObj(i -> {
            SplittableRandom random = random(stream, i);
            SimulatedMember member = new SimulatedMember(named, shift, random.split());
            return outcome.apply(suite(size - 1, ignored -> 0.0, List.of(member), random));
        });
    }

    /** The name a target has in its suites. */
    static BenchmarkId targetName(RecordedCase target) {
        return name(target.id(), -1);
    }

    private SimulatedSuite suite(
            int count, Function<RecordedCase, Double> shift, List<SimulatedMember> given, SplittableRandom random) {
        List<SimulatedMember> members = new ArrayList<>(given);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, copies.size()).boxed().toList());
        Collections.shuffle(order, new Random(random.nextLong()));
        for (int i = 0; i < count; i++) {
            RecordedCase each = copies.get(order.get(i % order.size())).get(i / order.size());
            members.add(new SimulatedMember(each, shift.apply(each), random.split()));
        }
        return new SimulatedSuite(members, policy);
    }

    /** Generators seeded with neighbouring numbers begin alike unless the seed is mixed first. */
    private SplittableRandom random(long stream, int suite) {
        long mixed = new SplittableRandom(seed + stream).nextLong();
        return new SplittableRandom(new SplittableRandom(mixed + suite).nextLong());
    }
}
