package dev.backsight.checker.format;

import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Replicate;
import dev.backsight.checker.model.Side;
import dev.backsight.checker.model.Unit;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import java.io.IOException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One comparison. Where nothing could be computed, {@code change} and the numbers that go with it are null. */
final class ComparisonJson {

    private ComparisonJson() {}

    static void write(JsonOut out, Comparison comparison) throws IOException {
        IdentityJson.writeBenchmark(out, comparison.benchmark());
        IdentityJson.writeMetric(out, "metric", comparison.metric());
        out.text("verdict", comparison.verdict().name());
        out.objectOnOneLine("standing", comparison.standing(), PolicyJson::writeStanding);
        Change change = comparison.change();
        out.objectOnOneLine("change", change, ComparisonJson::writeInterval);
        out.number("decisionBound", change == null ? null : (Double) change.decisionBound());
        out.number("pValue", change == null ? null : (Double) change.pValue());
        out.number("adjustedPValue", change == null ? null : (Double) change.adjustedPValue());
        out.number("minimumDetectableChange", change == null ? null : (Double) change.minimumDetectableChange());
        out.number("tolerance", comparison.tolerance());
        out.object("base", comparison.base(), ComparisonJson::writeSide);
        out.object("head", comparison.head(), ComparisonJson::writeSide);
        out.text("explanation", comparison.explanation());
        out.text(
                "replicate",
                comparison.replicate() == null ? null : comparison.replicate().name());
        OptionalInt needed = comparison.replicatesNeeded();
        out.integer("replicatesNeeded", needed.isPresent() ? needed.getAsInt() : null);
        out.objects("warnings", comparison.warnings(), ComparisonJson::writeWarning);
    }

    /** @param version of the file: the first knew only forks measured apart */
    static Comparison read(JsonObject in, int version) {
        Change change = readChange(in);
        Replicate replicate;
        Integer needed;
        if (version == 1) {
            replicate = change == null ? null : Replicate.FORK;
            needed = in.optionalInteger("forksNeeded");
        } else {
            replicate = in.optionalOneOf("replicate", Replicate.values(), Replicate::name);
            needed = in.optionalInteger("replicatesNeeded");
        }
        return new Comparison(
                IdentityJson.readBenchmark(in),
                IdentityJson.readMetric(in, "metric"),
                in.oneOf("verdict", Verdict.values(), Verdict::name),
                in.object("standing", PolicyJson::readStanding),
                in.optionalObject("base", ComparisonJson::readSide),
                in.optionalObject("head", ComparisonJson::readSide),
                change,
                in.number("tolerance"),
                in.text("explanation"),
                replicate,
                needed == null ? OptionalInt.empty() : OptionalInt.of(needed),
                in.objects("warnings", ComparisonJson::readWarning));
    }

    static void writeWarning(JsonOut out, Warning warning) throws IOException {
        out.text("kind", warning.kind().name());
        out.text("text", warning.text());
    }

    static Warning readWarning(JsonObject in) {
        return new Warning(in.oneOf("kind", Warning.Kind.values(), Warning.Kind::name), in.text("text"));
    }

    private static void writeInterval(JsonOut out, Change change) throws IOException {
        out.number("estimate", change.estimate());
        out.number("low", change.low());
        out.number("high", change.high());
    }

    private static @Nullable Change readChange(JsonObject in) {
        Double decisionBound = in.optionalNumber("decisionBound");
        Double pValue = in.optionalNumber("pValue");
        Double adjusted = in.optionalNumber("adjustedPValue");
        Double detectable = in.optionalNumber("minimumDetectableChange");
        if (decisionBound == null && pValue == null && adjusted == null && detectable == null) {
            return in.optionalObject("change", none -> {
                throw in.bad(
                        "change", "comes with a decisionBound, pValue, adjustedPValue and minimumDetectableChange");
            });
        }
        return in.object(
                "change",
                interval -> new Change(
                        interval.number("estimate"),
                        interval.number("low"),
                        interval.number("high"),
                        in.number("decisionBound"),
                        in.number("pValue"),
                        in.number("adjustedPValue"),
                        in.number("minimumDetectableChange")));
    }

    private static void writeSide(JsonOut out, Side side) throws IOException {
        out.number("location", side.location());
        out.text("unit", side.unit().symbol());
        out.numbers("forks", side.forks());
    }

    private static Side readSide(JsonObject in) {
        return new Side(in.number("location"), new Unit(in.text("unit")), in.numbers("forks"));
    }
}
