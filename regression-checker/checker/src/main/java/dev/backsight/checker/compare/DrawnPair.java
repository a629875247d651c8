package dev.backsight.checker.compare;

/**
 * A recorded pair as a simulated suite uses it.
 *
 * @param pair its number
 * @param whole with all its slices, as confirming pairs have them; otherwise with as many as a screening pair has
 */
record DrawnPair(int pair, boolean whole) {}
