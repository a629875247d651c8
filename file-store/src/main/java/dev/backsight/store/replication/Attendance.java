package dev.backsight.store.replication;

import java.util.List;

/**
 * Who answered when every peer was asked.
 *
 * @param present ids of the peers that did
 * @param absent ids of those that did not
 */
record Attendance(List<String> present, List<String> absent) {

    Attendance {
        present = List.copyOf(present);
        absent = List.copyOf(absent);
    }

    int answered() {
        return present.size();
    }

    int peers() {
        return present.size() + absent.size();
    }

    @Override
    public String toString() {
        return answered() + " of " + peers() + " peers answered" + (absent.isEmpty() ? "" : ", not " + absent);
    }
}
