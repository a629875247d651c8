package dev.backsight.workloads.allocation;

import dev.backsight.workloads.Workload;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Text taken apart. A unit: one of 64 lines of 24 words split, and its words counted in a map. */
public class CountWords extends Workload {

    private static final int LINES = 64;
    private static final int WORDS = 24;

    private final String[] lines = new String[LINES];

    public CountWords() {
        for (int i = 0; i < LINES; i++) {
            lines[i] = line(i);
        }
    }

    /** Two of three words are of the twelve most common. */
    static String line(long number) {
        Random random = new Random(number % LINES);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < WORDS; i++) {
            int word = i % 3 == 0 ? 100 + random.nextInt(900) : 10 + random.nextInt(12);
            line.append(i == 0 ? "" : " ").append("word").append(word);
        }
        return line.toString();
    }

    @Override
    protected long unit(long number) {
        Map<String, Integer> counts = new HashMap<>();
        for (String word : lines[(int) (number % LINES)].split(" ", -1)) {
            counts.merge(word, 1, Integer::sum);
        }
        long sum = 0;
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            sum += (long) count.getValue() * count.getValue() * count.getKey().hashCode();
        }
        return sum;
    }
}
