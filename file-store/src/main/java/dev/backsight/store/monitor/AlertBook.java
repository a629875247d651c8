package dev.backsight.store.monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Which alerts are raised, and how close the others are to it. For one thread at a time. */
final class AlertBook {

    private final Map<Threshold, Streak> streaks = new HashMap<>();

    /** Judges one interval; returns what changed. An alert whose threshold is gone ends. */
    List<Alert> judge(IntervalSnapshot snapshot, List<Threshold> thresholds) {
        List<Alert> changes = new ArrayList<>(endRemoved(snapshot.number(), snapshot.to(), thresholds));
        for (Threshold threshold : thresholds) {
            OptionalDouble observed = threshold.observe(snapshot.of(threshold.operation()));
            Streak streak = streaks.computeIfAbsent(threshold, t -> new Streak());
            if (observed.isPresent() && streak.turns(threshold, threshold.isExceededBy(observed.getAsDouble()))) {
                Alert.State state = streak.raised ? Alert.State.RAISED : Alert.State.CLEARED;
                changes.add(new Alert(threshold, state, observed, snapshot.number(), snapshot.to()));
            }
        }
        return changes;
    }

    private List<Alert> endRemoved(long interval, Instant at, List<Threshold> thresholds) {
        List<Alert> ended = new ArrayList<>();
        Iterator<Map.Entry<Threshold, Streak>> entries = streaks.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Threshold, Streak> entry = entries.next();
            if (!thresholds.contains(entry.getKey())) {
                entries.remove();
                if (entry.getValue().raised) {
                    ended.add(new Alert(entry.getKey(), Alert.State.CLEARED, OptionalDouble.empty(), interval, at));
                }
            }
        }
        return ended;
    }

    /** The thresholds whose alert is raised. */
    List<Threshold> raised() {
        return streaks.entrySet().stream()
                .filter(entry -> entry.getValue().raised)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Intervals in a row that speak against the present state. */
    private static final class Streak {

        private boolean raised;
        private int against;

        boolean turns(Threshold threshold, boolean bad) {
            against = bad == raised ? 0 : against + 1;
            if (against < (raised ? threshold.clearAfter() : threshold.raiseAfter())) {
                return false;
            }
            raised = !raised;
            against = 0;
            return true;
        }
    }
}
