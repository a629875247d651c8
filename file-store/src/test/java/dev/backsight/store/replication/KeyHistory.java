package dev.backsight.store.replication;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether what clients saw of one file can be explained by one order of the operations, each at an instant between its
 * call and its return: linearizability (M. Herlihy and J. Wing, 1990). Files are independent of each other, so each is
 * checked by itself.
 *
 * <p>The search is that of J. Wing and C. Gong, Testing and Verifying Concurrent Objects (1993), with the memory of
 * G. Lowe, Testing for linearizability (2017): of the operations that nothing unordered has returned before, take one
 * that fits the state, go on, and come back if it leads nowhere; a set of ordered operations with the same state is not
 * tried twice.
 */
final class KeyHistory {

    private final List<Event> events = new ArrayList<>();

    synchronized void add(Event event) {
        events.add(event);
    }

    int size() {
        return events.size();
    }

    boolean isLinearizable() {
        Entry head = entries();
        Set<Configuration> seen = new HashSet<>();
        List<Step> taken = new ArrayList<>();
        BitSet ordered = new BitSet();
        Optional<String> state = Optional.empty();
        Entry entry = head.next;
        while (head.next != null) {
            if (entry.isCall()) {
                Optional<Optional<String>> next = entry.event.apply(state);
                if (next.isPresent()) {
                    BitSet more = (BitSet) ordered.clone();
                    more.set(entry.number);
                    if (seen.add(new Configuration(more, next.get()))) {
                        taken.add(new Step(entry, state));
                        state = next.get();
                        ordered = more;
                        entry.lift();
                        entry = head.next;
                        continue;
                    }
                }
                entry = entry.next;
            } else {
                // Somebody returned whose operation has not been ordered: one of those before it was ordered wrongly.
                if (taken.isEmpty()) {
                    return false;
                }
                Step last = taken.remove(taken.size() - 1);
                state = last.before();
                ordered = (BitSet) ordered.clone();
                ordered.clear(last.entry().number);
                last.entry().unlift();
                entry = last.entry().next;
            }
        }
        return true;
    }

    /** Calls and returns in the order of time, after a head that is neither. */
    private Entry entries() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            Entry call = new Entry(i, event, event.called());
            Entry end = new Entry(i, event, event.returned());
            call.match = end;
            entries.add(call);
            entries.add(end);
        }
        entries.sort(Comparator.comparingLong((Entry entry) -> entry.time).thenComparing(entry -> !entry.isCall()));
        Entry head = new Entry(-1, null, Long.MIN_VALUE);
        Entry last = head;
        for (Entry entry : entries) {
            last.next = entry;
            entry.previous = last;
            last = entry;
        }
        return head;
    }

    /** What an operation did. */
    enum Kind {
        PUT,
        DELETE,
        GET
    }

    /**
     * One operation, as its client saw it.
     *
     * @param value what was put, or what was got, empty if there was no such file
     * @param existed what a delete said, empty if that is unknown
     * @param returned {@link Long#MAX_VALUE} if no answer came: it may have been done at any time, and one that never was
     *     is like one that was done after everything else
     */
    record Event(Kind kind, Optional<String> value, Optional<Boolean> existed, long called, long returned) {

        /** The state afterwards, or empty if the operation cannot have been seen in this state. */
        Optional<Optional<String>> apply(Optional<String> state) {
            return switch (kind) {
                case PUT -> Optional.of(value);
                case DELETE ->
                    existed.isEmpty() || existed.get() == state.isPresent()
                            ? Optional.of(Optional.empty())
                            : Optional.empty();
                case GET -> value.equals(state) ? Optional.of(state) : Optional.empty();
            };
        }
    }

    private record Configuration(BitSet ordered, Optional<String> state) {}

    private record Step(Entry entry, Optional<String> before) {}

    /** A call or a return, in a doubly linked list. */
    private static final class Entry {

        private final int number;
        private final @Nullable Event event;
        private final long time;
        private @Nullable Entry match;
        private @Nullable Entry previous;
        private @Nullable Entry next;

        Entry(int number, @Nullable Event event, long time) {
            this.number = number;
            this.event = event;
            this.time = time;
        }

        boolean isCall() {
            return match != null;
        }

        /** Takes the call and its return out. */
        void lift() {
            unlink();
            match.unlink();
        }

        /** Puts both back where they were. */
        void unlift() {
            match.link();
            link();
        }

        private void unlink() {
            previous.next = next;
            if (next != null) {
                next.previous = previous;
            }
        }

        private void link() {
            previous.next = this;
            if (next != null) {
                next.previous = this;
            }
        }
    }
}
