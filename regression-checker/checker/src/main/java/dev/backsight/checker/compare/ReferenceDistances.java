package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkDetail;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Reference;
import dev.backsight.checker.model.ReferenceDistance;
import dev.backsight.checker.model.Run;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How far benchmarks are from the references that the policy names for them. Decides nothing. */
public final class ReferenceDistances {

    private final Policy policy;
    private final @Nullable Instant acceptedAt;

    /** The times of one run, by the benchmark's name: a reference is looked up by it. */
    private final Map<String, Map<BenchmarkId, Measurement>> times = new HashMap<>();

    private ReferenceDistances(Policy policy, Run run, @Nullable Instant acceptedAt) {
        this.policy = policy;
        this.acceptedAt = acceptedAt;
        for (Measurement measurement : run.measurements()) {
            if (measurement.metric().family() == MetricFamily.TIME) {
                times.computeIfAbsent(measurement.id().name(), name -> new TreeMap<>())
                        .put(measurement.id(), measurement);
            }
        }
    }

    /**
     * The details with the distance of each whose reference was measured beside it.
     *
     * @param head what the check measured of head
     */
    public static List<BenchmarkDetail> measured(List<BenchmarkDetail> details, Policy policy, Run head) {
        return fill(details, policy, head, null);
    }

    /**
     * The details, those without a distance with that which a baseline holds, if it has both benchmarks.
     *
     * @param baseline an accepted run
     */
    public static List<BenchmarkDetail> accepted(List<BenchmarkDetail> details, Policy policy, Run baseline) {
        return fill(
                details,
                policy,
                baseline,
                Objects.requireNonNull(baseline.acceptance()).at());
    }

    private static List<BenchmarkDetail> fill(
            List<BenchmarkDetail> details, Policy policy, Run run, @Nullable Instant acceptedAt) {
        if (policy.references().isEmpty()) {
            return details;
        }
        ReferenceDistances distances = new ReferenceDistances(policy, run, acceptedAt);
        return details.stream()
                .map(detail -> detail.distance() != null
                        ? detail
                        : distances
                                .of(detail.benchmark())
                                .map(detail::withDistance)
                                .orElse(detail))
                .toList();
    }

    private Optional<ReferenceDistance> of(BenchmarkId benchmark) {
        Measurement own = timesOf(benchmark.name()).get(benchmark);
        Optional<Reference> reference = own == null ? Optional.empty() : policy.reference(benchmark);
        return reference
                .flatMap(named -> named.among(timesOf(named.name()).keySet(), benchmark))
                .flatMap(found -> distance(
                        Objects.requireNonNull(own),
                        Objects.requireNonNull(timesOf(found.name()).get(found))));
    }

    private Map<BenchmarkId, Measurement> timesOf(String name) {
        return times.getOrDefault(name, Map.of());
    }

    private Optional<ReferenceDistance> distance(Measurement own, Measurement reference) {
        OptionalDouble factor = reference.metric().unit().factorTo(own.metric().unit());
        // A mean is not to be held against a median.
        if (factor.isEmpty() || !own.metric().name().equals(reference.metric().name())) {
            return Optional.empty();
        }
        double location = ForkLocations.geometricMean((ForkSamples) own.samples());
        double referenceLocation =
                ForkLocations.geometricMean((ForkSamples) reference.samples()) * factor.getAsDouble();
        return isUsable(location) && isUsable(referenceLocation)
                ? Optional.of(new ReferenceDistance(
                        reference.id(),
                        SignificantDigits.of(location),
                        SignificantDigits.of(referenceLocation),
                        own.metric().unit(),
                        acceptedAt))
                : Optional.empty();
    }

    /** Not where an operation took no time, or a fork measured none. */
    private static boolean isUsable(double value) {
        return value > 0 && value < Double.POSITIVE_INFINITY;
    }
}
