package dev.backsight.store.monitor;

import java.time.Instant;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A threshold that was, or is no longer, exceeded for as many intervals as it asks for.
 *
 * @param state whether it begins or ends
 * @param observed the value of the interval that decided; empty if the alert ends because its threshold was taken away
 * @param interval number of that interval
 * @param at its end
 */
public record Alert(Threshold threshold, State state, OptionalDouble observed, long interval, Instant at) {

    /** A sentence for people. */
    public String message() {
        String what =
                threshold.operation().label() + ": " + threshold.quantity().describe();
        if (observed.isEmpty()) {
            return what + " is no longer watched";
        }
        return String.format(
                Locale.ROOT,
                "%s is %.6g, %s the limit of %.6g",
                what,
                observed.getAsDouble(),
                state == State.RAISED ? "beyond" : "again within",
                threshold.limit());
    }

    /** Which way an alert goes. */
    public enum State {
        RAISED,
        CLEARED
    }
}
