package dev.backsight.checker.format;

import dev.backsight.checker.model.AcceptedValue;
import dev.backsight.checker.model.BenchmarkDetail;
import dev.backsight.checker.model.Disturbance;
import dev.backsight.checker.model.PairTrace;
import dev.backsight.checker.model.QuantileCurve;
import dev.backsight.checker.model.ReferenceDistance;
import dev.backsight.checker.model.TracedSlice;
import dev.backsight.checker.model.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What stands behind the comparisons of one benchmark. */
final class DetailJson {

    private DetailJson() {}

    static void write(JsonOut out, BenchmarkDetail detail) throws IOException {
        IdentityJson.writeBenchmark(out, detail.benchmark());
        out.objectOnOneLine("base", detail.base(), BenchmarkBlock::writeExecution);
        out.objectOnOneLine("head", detail.head(), BenchmarkBlock::writeExecution);
        out.object("trace", detail.trace(), DetailJson::writeTrace);
        out.object("times", detail.times(), DetailJson::writeCurve);
        out.object("latency", detail.latency(), DetailJson::writeCurve);
        out.objectOnOneLine("distance", detail.distance(), DetailJson::writeDistance);
        out.objectsOnOneLine("accepted", detail.accepted(), DetailJson::writeAccepted);
    }

    static BenchmarkDetail read(JsonObject in, int version) {
        return new BenchmarkDetail(
                IdentityJson.readBenchmark(in),
                in.optionalObject("base", BenchmarkBlock::readExecution),
                in.optionalObject("head", BenchmarkBlock::readExecution),
                in.optionalObject("trace", DetailJson::readTrace),
                in.optionalObject("times", DetailJson::readCurve),
                in.optionalObject("latency", DetailJson::readCurve),
                version < 5 ? null : in.optionalObject("distance", DetailJson::readDistance),
                in.objects("accepted", DetailJson::readAccepted));
    }

    private static void writeTrace(JsonOut out, PairTrace trace) throws IOException {
        out.integer("pair", trace.pair());
        out.integer("pairs", trace.pairs());
        out.object("base", trace.base(), DetailJson::writeSlices);
        out.object("head", trace.head(), DetailJson::writeSlices);
    }

    private static PairTrace readTrace(JsonObject in) {
        return new PairTrace(
                in.integer("pair"),
                in.integer("pairs"),
                in.object("base", DetailJson::readSlices),
                in.object("head", DetailJson::readSlices));
    }

    /** Three lines a side rather than one a slice; what disturbed it is a letter a slice. */
    private static void writeSlices(JsonOut out, List<TracedSlice> slices) throws IOException {
        StringBuilder disturbances = new StringBuilder();
        slices.forEach(slice -> disturbances.append(slice.disturbance().code()));
        out.wholeNumbers("starts", slices.stream().mapToLong(TracedSlice::start).toArray());
        out.numbers("values", slices.stream().map(TracedSlice::value).toList());
        out.text("disturbances", disturbances.toString());
    }

    private static List<TracedSlice> readSlices(JsonObject in) {
        List<Long> starts = in.wholeNumbers("starts");
        List<Double> values = in.numbers("values");
        String disturbances = in.text("disturbances");
        if (values.size() != starts.size() || disturbances.length() != starts.size()) {
            throw in.bad(
                    "disturbances",
                    "has " + disturbances.length() + " letters for " + starts.size() + " starts and " + values.size()
                            + " values");
        }
        List<TracedSlice> slices = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            slices.add(new TracedSlice(starts.get(i), values.get(i), disturbance(in, disturbances.charAt(i))));
        }
        return slices;
    }

    private static Disturbance disturbance(JsonObject in, char code) {
        for (Disturbance disturbance : Disturbance.values()) {
            if (disturbance.code() == code) {
                return disturbance;
            }
        }
        throw in.bad("disturbances", "has no letter " + Quoted.of(String.valueOf(code)));
    }

    private static void writeCurve(JsonOut out, QuantileCurve curve) throws IOException {
        out.numbers("fractions", curve.fractions());
        out.numbers("base", curve.base());
        out.numbers("head", curve.head());
    }

    private static QuantileCurve readCurve(JsonObject in) {
        return new QuantileCurve(in.numbers("fractions"), in.numbers("base"), in.numbers("head"));
    }

    private static void writeDistance(JsonOut out, ReferenceDistance distance) throws IOException {
        IdentityJson.writeBenchmark(out, distance.reference());
        out.number("location", distance.location());
        out.number("referenceLocation", distance.referenceLocation());
        out.text("unit", distance.unit().symbol());
        out.text(
                "acceptedAt",
                distance.acceptedAt() == null ? null : distance.acceptedAt().toString());
    }

    private static ReferenceDistance readDistance(JsonObject in) {
        return new ReferenceDistance(
                IdentityJson.readBenchmark(in),
                in.number("location"),
                in.number("referenceLocation"),
                new Unit(in.text("unit")),
                in.optionalInstant("acceptedAt"));
    }

    private static void writeAccepted(JsonOut out, AcceptedValue value) throws IOException {
        out.text("commit", value.commit());
        out.text("at", value.acceptedAt().toString());
        out.text("reason", value.reason());
        out.number("location", value.location());
        out.text("unit", value.unit().symbol());
    }

    private static AcceptedValue readAccepted(JsonObject in) {
        return new AcceptedValue(
                in.text("commit"),
                in.instant("at"),
                in.text("reason"),
                in.number("location"),
                new Unit(in.text("unit")));
    }
}
