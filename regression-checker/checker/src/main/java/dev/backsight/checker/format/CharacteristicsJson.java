package dev.backsight.checker.format;

import dev.backsight.checker.model.Characteristics;
import dev.backsight.checker.model.CharacteristicsSetup;
import dev.backsight.checker.model.Coverage;
import dev.backsight.checker.model.Detection;
import dev.backsight.checker.model.FailureRate;
import dev.backsight.checker.model.InjectedSlowdown;
import dev.backsight.checker.model.Rate;
import dev.backsight.checker.model.Requirement;
import dev.backsight.checker.model.RuleOutcome;
import dev.backsight.checker.model.Slowdown;
import java.io.IOException;

/** The gate's operating characteristics, a rate, a rule and a requirement a line. */
final class CharacteristicsJson {

    private CharacteristicsJson() {}

    static void write(JsonOut out, Characteristics shown) throws IOException {
        out.object("setup", shown.setup(), CharacteristicsJson::writeSetup);
        out.object("identical", shown.identical(), CharacteristicsJson::writeFailures);
        out.object("boundary", shown.boundary(), CharacteristicsJson::writeFailures);
        out.objectOnOneLine("unchanged", shown.unchanged(), CharacteristicsJson::writeRate);
        out.object("coverageIdentical", shown.onIdentical(), CharacteristicsJson::writeCoverage);
        out.object("coverageBoundary", shown.onBoundary(), CharacteristicsJson::writeCoverage);
        out.number("excess", shown.excess());
        out.objectsOnOneLine("tried", shown.tried(), CharacteristicsJson::writeSlowdown);
        out.objects("detections", shown.detections(), CharacteristicsJson::writeDetection);
        out.objects("injected", shown.injected(), CharacteristicsJson::writeInjected);
        out.objectsOnOneLine("rules", shown.rules(), CharacteristicsJson::writeRule);
        out.objectsOnOneLine("requirements", shown.requirements(), CharacteristicsJson::writeRequirement);
        out.objectsOnOneLine("leftOut", shown.leftOut(), IdentityJson::writeBenchmark);
    }

    /** @param version of the file's schema */
    static Characteristics read(JsonObject in, int version) {
        return new Characteristics(
                in.object("setup", CharacteristicsJson::readSetup),
                in.object("identical", CharacteristicsJson::readFailures),
                in.object("boundary", CharacteristicsJson::readFailures),
                in.object("unchanged", CharacteristicsJson::readRate),
                in.object("coverageIdentical", CharacteristicsJson::readCoverage),
                in.object("coverageBoundary", CharacteristicsJson::readCoverage),
                in.number("excess"),
                in.objects("tried", CharacteristicsJson::readSlowdown),
                in.objects("detections", detection -> readDetection(detection, version)),
                in.objects("injected", injected -> readInjected(injected, version)),
                in.objects("rules", CharacteristicsJson::readRule),
                in.objects("requirements", CharacteristicsJson::readRequirement),
                in.objects("leftOut", IdentityJson::readBenchmark));
    }

    private static void writeSetup(JsonOut out, CharacteristicsSetup setup) throws IOException {
        out.integer("suites", setup.suites());
        out.integer("benchmarks", setup.benchmarks());
        out.integer("cases", setup.cases());
        out.integer("fewestPairs", setup.fewestPairs());
        out.integer("mostPairs", setup.mostPairs());
        out.number("reused", setup.reused());
        out.number("alpha", setup.alpha());
        out.number("tolerance", setup.tolerance());
        out.text("budget", setup.budget().toString());
        out.text("location", setup.location());
        out.integer("seed", setup.seed());
    }

    private static CharacteristicsSetup readSetup(JsonObject in) {
        return new CharacteristicsSetup(
                in.integer("suites"),
                in.integer("benchmarks"),
                in.integer("cases"),
                in.integer("fewestPairs"),
                in.integer("mostPairs"),
                in.number("reused"),
                in.number("alpha"),
                in.number("tolerance"),
                in.duration("budget"),
                in.text("location"),
                in.longInteger("seed"));
    }

    private static void writeRate(JsonOut out, Rate rate) throws IOException {
        out.integer("hits", rate.hits());
        out.integer("of", rate.of());
        out.number("low", rate.low());
        out.number("high", rate.high());
    }

    private static Rate readRate(JsonObject in) {
        return new Rate(in.longInteger("hits"), in.longInteger("of"), in.number("low"), in.number("high"));
    }

    private static void writeFailures(JsonOut out, FailureRate rate) throws IOException {
        out.objectOnOneLine("suites", rate.suites(), CharacteristicsJson::writeRate);
        out.number("upper", rate.upper());
    }

    private static FailureRate readFailures(JsonObject in) {
        return new FailureRate(in.object("suites", CharacteristicsJson::readRate), in.number("upper"));
    }

    private static void writeCoverage(JsonOut out, Coverage coverage) throws IOException {
        out.objectOnOneLine("truth", coverage.truth(), CharacteristicsJson::writeRate);
        out.objectOnOneLine("centred", coverage.centred(), CharacteristicsJson::writeRate);
    }

    private static Coverage readCoverage(JsonObject in) {
        return new Coverage(
                in.object("truth", CharacteristicsJson::readRate), in.object("centred", CharacteristicsJson::readRate));
    }

    private static void writeSlowdown(JsonOut out, Slowdown slowdown) throws IOException {
        out.number("slowdown", slowdown.slowdown());
        out.number("tolerance", slowdown.tolerance());
        out.text("budget", slowdown.budget().toString());
    }

    private static Slowdown readSlowdown(JsonObject in) {
        return new Slowdown(in.number("slowdown"), in.number("tolerance"), in.duration("budget"));
    }

    private static void writeDetection(JsonOut out, Detection detection) throws IOException {
        IdentityJson.writeBenchmark(out, detection.benchmark());
        out.integer("pairs", detection.pairs());
        out.number("deviation", detection.deviation());
        out.number("detectable", detection.detectable());
        out.objectsOnOneLine("found", detection.found(), CharacteristicsJson::writeRate);
    }

    private static Detection readDetection(JsonObject in, int version) {
        return new Detection(
                IdentityJson.readBenchmark(in),
                in.integer("pairs"),
                in.number("deviation"),
                version < 2 ? Double.NaN : in.number("detectable"),
                in.objects("found", CharacteristicsJson::readRate));
    }

    private static void writeInjected(JsonOut out, InjectedSlowdown injected) throws IOException {
        IdentityJson.writeBenchmark(out, injected.benchmark());
        out.number("truth", injected.truth());
        out.text("budget", injected.budget().toString());
        out.objectOnOneLine("found", injected.found(), CharacteristicsJson::writeRate);
        out.objectOnOneLine("covered", injected.covered(), CharacteristicsJson::writeRate);
    }

    private static InjectedSlowdown readInjected(JsonObject in, int version) {
        return new InjectedSlowdown(
                IdentityJson.readBenchmark(in),
                in.number("truth"),
                in.duration("budget"),
                in.object("found", CharacteristicsJson::readRate),
                version < 2 ? Rate.NOT_TRIED : in.object("covered", CharacteristicsJson::readRate));
    }

    private static void writeRule(JsonOut out, RuleOutcome rule) throws IOException {
        out.text("tool", rule.tool());
        out.text("rule", rule.rule());
        out.text("source", rule.source());
        out.text("feed", rule.feed().name());
        out.number("benchmark", rule.benchmark());
        out.number("suite", rule.suite());
        out.number("fivePercent", rule.fivePercent());
        out.number("tenPercent", rule.tenPercent());
    }

    private static RuleOutcome readRule(JsonObject in) {
        return new RuleOutcome(
                in.text("tool"),
                in.text("rule"),
                in.text("source"),
                in.oneOf("feed", RuleOutcome.Feed.values(), RuleOutcome.Feed::name),
                in.number("benchmark"),
                in.number("suite"),
                in.number("fivePercent"),
                in.number("tenPercent"));
    }

    private static void writeRequirement(JsonOut out, Requirement requirement) throws IOException {
        out.text("what", requirement.what());
        out.text("mustBe", requirement.mustBe());
        out.text("measured", requirement.measured());
        out.text("outcome", requirement.outcome().name());
        out.text("limitedBy", requirement.limitedBy());
    }

    private static Requirement readRequirement(JsonObject in) {
        return new Requirement(
                in.text("what"),
                in.text("mustBe"),
                in.text("measured"),
                in.oneOf("outcome", Requirement.Outcome.values(), Requirement.Outcome::name),
                in.text("limitedBy"));
    }
}
