package dev.backsight.checker.format;

import dev.backsight.checker.model.Slice;
import java.util.List;

/** A slice as a row of whole numbers, whose meaning the file says once, at its top. */
final class SliceColumns {

    static final List<String> NAMES = List.of(
            "start",
            "wall",
            "cpu",
            "waitingCpu",
            "stolen",
            "runDelay",
            "gc",
            "jit",
            "core",
            "lasted",
            "workerCpu",
            "workerDelay");

    /** Recordings made before the threads that run the benchmark were told apart have no columns for them. */
    private static final int FEWEST = 9;

    private SliceColumns() {}

    /** Refuses a file whose rows mean something else. */
    static void check(JsonObject in) {
        List<String> found = in.texts("columns");
        if (!found.equals(NAMES) && !found.equals(NAMES.subList(0, FEWEST))) {
            throw in.bad("columns", "must be " + NAMES + ", not " + Quoted.of(found.toString()));
        }
    }

    static long[] row(Slice slice) {
        return new long[] {
            slice.start(),
            slice.wall(),
            slice.cpu(),
            slice.waitingCpu(),
            slice.stolen(),
            slice.runDelay(),
            slice.gc(),
            slice.jit(),
            slice.core(),
            slice.lasted(),
            slice.workerCpu(),
            slice.workerDelay()
        };
    }

    /** @throws IllegalArgumentException if it is not a slice */
    static Slice slice(long[] row) {
        if (row.length == FEWEST) {
            return new Slice(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8]);
        }
        if (row.length != NAMES.size()) {
            throw new IllegalArgumentException("a slice has " + NAMES.size() + " numbers, not " + row.length);
        }
        return new Slice(
                row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8], row[9], row[10], row[11]);
    }
}
