package dev.backsight.checker.format;

import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.PolicyOverride;
import dev.backsight.checker.model.Reference;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.SuitePolicy;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The policy a check was decided by, in the words of {@code policy.yaml} where it has them. */
final class PolicyJson {

    private PolicyJson() {}

    static void write(JsonOut out, Policy policy) throws IOException {
        out.number("alpha", policy.alpha());
        out.text("inconclusive", policy.failOnInconclusive() ? "fail" : "pass");
        out.integer("forks", policy.forks());
        out.text("budget", policy.budget().toString());
        out.objectOnOneLine("tolerance", policy.tolerances(), PolicyJson::writeTolerances);
        out.objectOnOneLine("suite", policy.suite(), PolicyJson::writeSuite);
        out.objects("overrides", policy.overrides(), PolicyJson::writeOverride);
        out.objectsOnOneLine("references", policy.references(), PolicyJson::writeReference);
    }

    static Policy read(JsonObject in) {
        return new Policy(
                in.number("alpha"),
                in.object("tolerance", PolicyJson::readTolerances),
                fails(in, "inconclusive"),
                in.integer("forks"),
                in.duration("budget"),
                in.has("suite") ? in.object("suite", PolicyJson::readSuite) : SuitePolicy.DEFAULT,
                in.objects("overrides", PolicyJson::readOverride),
                in.has("references") ? in.objects("references", PolicyJson::readReference) : List.of());
    }

    private static void writeSuite(JsonOut out, SuitePolicy suite) throws IOException {
        out.number("tolerance", suite.tolerance());
        out.text("slower", suite.fails() ? "fail" : "pass");
    }

    private static SuitePolicy readSuite(JsonObject in) {
        return new SuitePolicy(in.number("tolerance"), fails(in, "slower"));
    }

    private static boolean fails(JsonObject in, String field) {
        return in.oneOf(field, new Boolean[] {false, true}, fails -> fails ? "fail" : "pass");
    }

    static void writeStanding(JsonOut out, Standing standing) throws IOException {
        out.text("kind", standing.kind().name());
        out.text("reason", standing.reason());
    }

    static Standing readStanding(JsonObject in) {
        return new Standing(in.oneOf("kind", Standing.Kind.values(), Standing.Kind::name), in.text("reason"));
    }

    private static void writeOverride(JsonOut out, PolicyOverride override) throws IOException {
        out.text("benchmark", override.glob());
        out.textMap("params", override.params());
        out.objectOnOneLine("tolerance", override.tolerances(), PolicyJson::writeTolerances);
        out.objectOnOneLine("standing", override.standing(), PolicyJson::writeStanding);
        out.integer("line", override.line());
    }

    private static PolicyOverride readOverride(JsonObject in) {
        return new PolicyOverride(
                in.text("benchmark"),
                in.textMap("params"),
                in.object("tolerance", PolicyJson::readTolerances),
                in.object("standing", PolicyJson::readStanding),
                in.integer("line"));
    }

    private static void writeReference(JsonOut out, Reference reference) throws IOException {
        out.text("benchmark", reference.glob());
        out.textMap("params", reference.params());
        out.text("reference", reference.name());
        out.integer("line", reference.line());
    }

    private static Reference readReference(JsonObject in) {
        return new Reference(in.text("benchmark"), in.textMap("params"), in.text("reference"), in.integer("line"));
    }

    /** A family without a tolerance of its own is left out. */
    private static void writeTolerances(JsonOut out, Map<MetricFamily, Double> tolerances) throws IOException {
        for (MetricFamily family : MetricFamily.values()) {
            if (tolerances.containsKey(family)) {
                out.number(family.title(), tolerances.get(family));
            }
        }
    }

    private static Map<MetricFamily, Double> readTolerances(JsonObject in) {
        Map<MetricFamily, Double> tolerances = new EnumMap<>(MetricFamily.class);
        for (MetricFamily family : MetricFamily.values()) {
            if (in.has(family.title())) {
                tolerances.put(family, in.number(family.title()));
            }
        }
        return tolerances;
    }
}
