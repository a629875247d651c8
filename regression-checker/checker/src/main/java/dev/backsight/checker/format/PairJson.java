package dev.backsight.checker.format;

import dev.backsight.checker.model.Build;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Slice;
import dev.backsight.checker.model.Stage;
import java.io.IOException;
import java.util.List;

/** One pair: how it was launched, who went first in each slice ({@code "BHHB"}), and one row a slice and side. */
final class PairJson {

    private static final char BASE_FIRST = 'B';
    private static final char HEAD_FIRST = 'H';

    private PairJson() {}

    static void write(JsonOut out, Pair pair) throws IOException {
        out.text("stage", pair.stage().name());
        out.text("launchedFirst", pair.launchedFirst().name());
        out.integer("layout", pair.layout());
        out.integer("warmups", pair.warmups());
        out.text("warmup", pair.warmup().toString());
        out.text("slice", pair.slice().toString());
        out.text("startUp", pair.startUp().toString());
        out.text("took", pair.took().toString());
        out.text("order", text(pair.order()));
        out.wholeTable("base", pair.base().stream().map(SliceColumns::row).toList());
        out.wholeTable("head", pair.head().stream().map(SliceColumns::row).toList());
    }

    static Pair read(JsonObject in) {
        List<Slice> base = slices(in, "base");
        return new Pair(
                in.oneOf("stage", Stage.values(), Stage::name),
                in.oneOf("launchedFirst", Build.values(), Build::name),
                in.integer("layout"),
                in.integer("warmups"),
                in.duration("warmup"),
                in.duration("slice"),
                order(in, base.size()),
                base,
                slices(in, "head"),
                in.duration("startUp"),
                in.duration("took"));
    }

    private static List<Slice> slices(JsonObject in, String side) {
        return in.rows(side, SliceColumns::slice);
    }

    private static String text(List<Build> order) {
        StringBuilder text = new StringBuilder(order.size());
        order.forEach(first -> text.append(first == Build.BASE ? BASE_FIRST : HEAD_FIRST));
        return text.toString();
    }

    /** @param slices how many letters it has: checked first, because each becomes an entry of a list */
    private static List<Build> order(JsonObject in, int slices) {
        String text = in.text("order");
        if (text.length() != slices) {
            throw in.bad("order", "has " + text.length() + " letters for " + slices + " slices of base");
        }
        return text.chars()
                .mapToObj(letter -> switch (letter) {
                    case BASE_FIRST -> Build.BASE;
                    case HEAD_FIRST -> Build.HEAD;
                    default -> throw in.bad("order", "is written with B and H, who went first, not " + Quoted.of(text));
                })
                .toList();
    }
}
