package dev.backsight.checker.gate;

import dev.backsight.checker.compare.BenchmarkDetails;
import dev.backsight.checker.compare.Findings;
import dev.backsight.checker.compare.ReferenceDistances;
import dev.backsight.checker.measure.lockstep.LockstepMeasured;
import dev.backsight.checker.model.BenchmarkDetail;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.RunSummary;
import dev.backsight.checker.model.Suite;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a measurement and its comparison came to, before it is a report.
 *
 * @param base null where there was nothing to compare with
 * @param details what stands behind the findings
 * @param stoppedBy why measuring broke off, in a clause; null when it ran to its end
 * @param warnings about measuring
 */
record CheckDraft(
        @Nullable RunSummary base,
        Run head,
        Findings findings,
        List<BenchmarkDetail> details,
        Duration took,
        @Nullable String stoppedBy,
        List<Warning> warnings,
        List<String> advice) {

    CheckDraft advising(List<String> what) {
        return new CheckDraft(base, head, findings, details, took, stoppedBy, warnings, what);
    }

    CheckDraft warning(String text) {
        List<Warning> more = new ArrayList<>(warnings);
        more.add(new Warning(Warning.Kind.MEASUREMENT, text));
        return new CheckDraft(base, head, findings, details, took, stoppedBy, more, advice);
    }

    /**
     * @param confirmed what the pairs made of the findings
     * @param again details of what they are of
     */
    CheckDraft confirmedBy(Findings confirmed, List<BenchmarkDetail> again, LockstepMeasured pairs) {
        List<Warning> more = new ArrayList<>(warnings);
        more.addAll(pairs.warnings());
        return new CheckDraft(
                base,
                head,
                confirmed,
                BenchmarkDetails.confirmed(details, again),
                took.plus(pairs.took()),
                pairs.stoppedBy(),
                more,
                advice);
    }

    CheckReport report(Setup setup, Instant now) {
        return report(setup.policy(), setup.listed().size(), now);
    }

    /** @param expected benchmarks that head offers */
    CheckReport report(Policy policy, int expected, Instant now) {
        List<Warning> all = new ArrayList<>(findings.warnings());
        if (stoppedBy != null) {
            all.add(new Warning(Warning.Kind.MEASUREMENT, "measuring stopped: " + stoppedBy));
        }
        all.addAll(warnings);
        // What is proven not to have changed needs no measurement.
        long delivered = Stream.concat(
                        head.measurements().stream().map(Measurement::id),
                        findings.comparisons().stream()
                                .filter(comparison -> comparison.verdict() == Verdict.UNCHANGED)
                                .map(Comparison::benchmark))
                .distinct()
                .count();
        return new CheckReport(
                findings.verdict(),
                findings.headline(),
                now,
                base,
                RunSummary.of("head", head),
                policy,
                new Suite(head.suite(), expected, (int) delivered, took, policy.budget()),
                findings.comparisons(),
                findings.suiteShift(),
                all,
                PolicyEntries.after(advice, policy),
                ReferenceDistances.measured(details, policy, head));
    }
}
