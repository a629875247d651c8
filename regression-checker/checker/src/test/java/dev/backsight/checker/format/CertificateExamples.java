package dev.backsight.checker.format;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Cause;
import dev.backsight.checker.model.Certificate;
import dev.backsight.checker.model.CertificationReport;
import dev.backsight.checker.model.Characteristics;
import dev.backsight.checker.model.CharacteristicsSetup;
import dev.backsight.checker.model.Coverage;
import dev.backsight.checker.model.Detection;
import dev.backsight.checker.model.FailureRate;
import dev.backsight.checker.model.Influence;
import dev.backsight.checker.model.InjectedSlowdown;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.PairSpread;
import dev.backsight.checker.model.Rate;
import dev.backsight.checker.model.RecordedSlowdown;
import dev.backsight.checker.model.Requirement;
import dev.backsight.checker.model.RuleOutcome;
import dev.backsight.checker.model.Slowdown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Certificates with something in every place. */
final class CertificateExamples {

    private static final BenchmarkId PUT =
            BenchmarkId.of("dev.acme.StorePut.put", Mode.AVERAGE_TIME, 2, Map.of("size", "1MiB"));
    private static final Rate RATE = new Rate(3, 2_000, 0.0003, 0.0044);

    private CertificateExamples() {}

    static CertificationReport full() {
        return report(
                List.of(
                        new RecordedSlowdown(PUT, 0.05, 30, 0.049, 0.041, 0.057),
                        new RecordedSlowdown(PUT, 0.1, 30, 0.1, 0.08, Double.POSITIVE_INFINITY)),
                0.042,
                RATE);
    }

    /** Without what that version did not know. */
    static CertificationReport fullAsOfVersionOne() {
        return report(List.of(), Double.NaN, Rate.NOT_TRIED);
    }

    private static CertificationReport report(List<RecordedSlowdown> slowdowns, double detectable, Rate covered) {
        return new CertificationReport(
                Instant.parse("2026-11-22T08:00:00Z"),
                new Certificate(
                        List.of(new PairSpread(PUT, 30, 0.001, Double.POSITIVE_INFINITY, 0.01, 0, Double.NaN)),
                        List.of(new Influence(Cause.CORE, 0, Double.POSITIVE_INFINITY, PUT, 0, 1)),
                        0.99,
                        Double.NaN,
                        "interrupted"),
                slowdowns,
                new Characteristics(
                        new CharacteristicsSetup(
                                2_000, 28, 22, 9, 30, 0.125, 0.01, 0.03, Duration.ofMinutes(10), "median", -1),
                        new FailureRate(RATE, 0.002),
                        new FailureRate(RATE, 0.01),
                        RATE,
                        new Coverage(RATE, RATE),
                        new Coverage(RATE, RATE),
                        Double.NaN,
                        List.of(new Slowdown(0.05, 0.03, Duration.ofMinutes(10))),
                        List.of(new Detection(PUT, 30, 0.01, detectable, List.of(RATE))),
                        List.of(new InjectedSlowdown(PUT, 0.05, Duration.ofMinutes(10), RATE, covered)),
                        List.of(new RuleOutcome(
                                "a tool", "mean", "its pages", RuleOutcome.Feed.APART, Double.NaN, 0.5, 0.6, 0.7)),
                        List.of(new Requirement(
                                "suites that fail", "<= 1 %", "2 %", Requirement.Outcome.NOT_REACHED, "scatter")),
                        List.of(PUT)));
    }

    static CertificationReport tooFewPairs() {
        return new CertificationReport(full().createdAt(), full().certificate(), List.of(), null);
    }
}
