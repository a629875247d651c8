package dev.backsight.checker.measure.lockstep;

import dev.backsight.turnstile.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How hosts and forks introduce themselves.
 *
 * @param fork whether this is a fork; otherwise a host
 * @param pid -1 where it does not know
 * @param warmups iterations it is going to run; 0 of hosts
 * @param measurements likewise
 * @param benchmark full name; empty of hosts
 */
record Greeting(String token, boolean fork, long pid, int warmups, int measurements, String benchmark) {

    private static final int HOST_WORDS = 5;
    private static final int FORK_WORDS = 8;

    /** Null for anything else. */
    static @Nullable Greeting parse(String line) {
        List<String> words = List.of(line.split(" ", -1));
        if (words.size() < HOST_WORDS
                || !words.get(0).equals(Wire.GREETING)
                || !words.get(1).equals(Wire.VERSION)) {
            return null;
        }
        try {
            String token = words.get(2);
            long pid = Long.parseLong(words.get(4));
            if (words.get(3).equals(Wire.HOST) && words.size() == HOST_WORDS) {
                return new Greeting(token, false, pid, 0, 0, "");
            }
            if (words.get(3).equals(Wire.FORK) && words.size() == FORK_WORDS) {
                return new Greeting(
                        token,
                        true,
                        pid,
                        Integer.parseInt(words.get(5)),
                        Integer.parseInt(words.get(6)),
                        Wire.decode(words.get(7)));
            }
        } catch (IllegalArgumentException e) {
            // Not a number, or not encoded: as good as garbage.
        }
        return null;
    }
}
