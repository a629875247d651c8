package dev.backsight.checker.compare;

import dev.backsight.checker.model.Build;
import dev.backsight.checker.model.Disturbance;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Slice;
import dev.backsight.checker.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** What else went on while slices were measured. Reported only: no slice is thrown away for it. */
final class Contamination {

    /** Of one processor, while the other build had its turn. */
    static final double MOST_OUT_OF_TURN = 0.05;

    /** Of one processor, during the turns. */
    static final double MOST_STOLEN = 0.05;

    /** Of the turns. Mostly it is taken out of them; this much is worth a word nonetheless. */
    static final double MOST_WITHHELD = 0.25;

    /** Of the turns. An allocating benchmark collects by right; beyond this the collector is what is measured. */
    static final double MOST_COLLECTING = 0.25;

    /** Of the turns. */
    static final double MOST_COMPILING = 0.25;

    private Contamination() {}

    static List<Warning> warnings(List<Pair> pairs) {
        List<Warning> warnings = new ArrayList<>();
        side(warnings, "base", pairs.stream().map(Pair::base).toList());
        side(warnings, "head", pairs.stream().map(Pair::head).toList());
        return warnings;
    }

    private static void side(List<Warning> warnings, String side, List<List<Slice>> forks) {
        warn(
                warnings,
                Warning.Kind.OUT_OF_TURN,
                outOfTurn(forks),
                MOST_OUT_OF_TURN,
                side + "'s threads ran outside their turn: %s of a processor while the other build was measured");
        warn(
                warnings,
                Warning.Kind.STOLEN,
                duringTurns(forks, Slice::stolen),
                MOST_STOLEN,
                "the hypervisor took %s of a processor during " + side + "'s turns");
        warn(
                warnings,
                Warning.Kind.COLLECTING,
                duringTurns(forks, Slice::gc),
                MOST_COLLECTING,
                "%s of " + side + "'s turns went into garbage collection");
        warn(
                warnings,
                Warning.Kind.COMPILING,
                duringTurns(forks, Slice::jit),
                MOST_COMPILING,
                "compilers worked for %s of " + side + "'s turns: measure after a longer warm-up");
    }

    private static void warn(List<Warning> warnings, Warning.Kind kind, double share, double most, String text) {
        if (share > most) {
            warnings.add(new Warning(kind, text.replace("%s", Percent.of(share))));
        }
    }

    /**
     * CPU time between the turns as a share of the time between them; 0 where it is not known. Rather too low: JMH's own
     * work before it asks for the next turn, beside which nothing is measured, is in the time but not in the CPU time.
     */
    private static double outOfTurn(List<List<Slice>> forks) {
        long cpu = 0;
        long waited = 0;
        for (List<Slice> slices : forks) {
            for (int k = 1; k < slices.size(); k++) {
                Slice before = slices.get(k - 1);
                Slice slice = slices.get(k);
                if (slice.waitingCpu() != Slice.UNKNOWN) {
                    cpu += slice.waitingCpu();
                    waited += Math.max(0, slice.start() - before.start() - before.wall());
                }
            }
        }
        return waited == 0 ? 0 : (double) cpu / waited;
    }

    /**
     * The gravest of what went on during one slice, by the measures that hold for all of them together. Whether the other
     * build ran out of turn, it does not know.
     *
     * @param threads that run the benchmark at once
     */
    static Disturbance of(Slice slice, int threads) {
        if (exceeds(slice.stolen(), slice, MOST_STOLEN)) {
            return Disturbance.STOLEN;
        }
        if (WithheldTime.share(slice, threads) > MOST_WITHHELD) {
            return Disturbance.WITHHELD;
        }
        if (exceeds(slice.jit(), slice, MOST_COMPILING)) {
            return Disturbance.COMPILING;
        }
        return exceeds(slice.gc(), slice, MOST_COLLECTING) ? Disturbance.COLLECTING : Disturbance.NONE;
    }

    private static boolean exceeds(long time, Slice slice, double most) {
        return time != Slice.UNKNOWN && time > most * slice.wall();
    }

    /** Whether a build ran between two of its turns, when the other one was measured. */
    static boolean outOfTurn(Slice before, Slice slice) {
        long waited = slice.start() - before.start() - before.wall();
        return slice.waitingCpu() != Slice.UNKNOWN && slice.waitingCpu() > MOST_OUT_OF_TURN * Math.max(0, waited);
    }

    /**
     * How much of the turns the system withheld, and whether that is still in the values.
     *
     * @param threads that run the benchmark at once
     */
    static List<Warning> withheld(List<PairValue> values, int threads) {
        List<Warning> warnings = new ArrayList<>();
        List<Pair> out = pairs(values, true);
        List<Pair> in = pairs(values, false);
        for (Build side : Build.values()) {
            String name = side == Build.BASE ? "base" : "head";
            warn(
                    warnings,
                    Warning.Kind.STOLEN,
                    WithheldTime.share(out, side, threads),
                    MOST_WITHHELD,
                    "the system ran others for %s of " + name + "'s turns, which is taken out of its times");
            warn(
                    warnings,
                    Warning.Kind.STOLEN,
                    WithheldTime.share(in, side, threads),
                    MOST_WITHHELD,
                    "the system ran others for %s of " + name + "'s turns in " + in.size() + " of " + values.size()
                            + " pairs, which is left in their times");
        }
        return warnings;
    }

    private static List<Pair> pairs(List<PairValue> values, boolean ownTime) {
        return values.stream()
                .filter(value -> value.ownTime() == ownTime)
                .map(PairValue::pair)
                .toList();
    }

    private static double duringTurns(List<List<Slice>> forks, ToLongFunction<Slice> time) {
        long spent = 0;
        long wall = 0;
        for (List<Slice> slices : forks) {
            for (Slice slice : slices) {
                if (time.applyAsLong(slice) != Slice.UNKNOWN) {
                    spent += time.applyAsLong(slice);
                    wall += slice.wall();
                }
            }
        }
        return wall == 0 ? 0 : (double) spent / wall;
    }
}
