package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.model.Slice;
import dev.backsight.turnstile.Wire;
import java.util.List;

/** One iteration's place among those of a fork, as both ends of the connection count it. */
record Turn(boolean warmup, int number) {

    private static final int COUNTERS = 10;

    /** @param index of all turns of a fork, from 0 */
    static Turn at(int index, SliceSettings slices) {
        return index < slices.warmups() ? new Turn(true, index + 1) : new Turn(false, index - slices.warmups() + 1);
    }

    String text() {
        return (warmup ? Wire.WARMUP : Wire.MEASUREMENT) + " " + number;
    }

    String request() {
        return Wire.WAIT + " " + text();
    }

    /**
     * Reads what a fork says when it gives this turn back.
     *
     * @param start since the first turn of the pair
     * @throws IllegalArgumentException for anything else
     */
    Slice slice(String line, long start, long wall) {
        String prefix = Wire.DONE + " " + text() + " ";
        if (!line.startsWith(prefix)) {
            throw new IllegalArgumentException("not the end of turn " + text());
        }
        List<String> words = List.of(line.substring(prefix.length()).split(" ", -1));
        if (words.size() != COUNTERS) {
            throw new IllegalArgumentException("not " + COUNTERS + " counters");
        }
        long[] counters = words.stream().mapToLong(Long::parseLong).toArray();
        return new Slice(
                start,
                wall,
                counters[0],
                counters[1],
                counters[2],
                counters[3],
                counters[4],
                counters[5],
                counters[6],
                counters[7],
                counters[8],
                counters[9]);
    }
}
