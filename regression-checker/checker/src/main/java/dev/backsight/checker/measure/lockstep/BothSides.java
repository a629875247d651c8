package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.model.Build;

/** The same thing for each of the two builds. */
record BothSides<T>(T base, T head) {

    T of(Build build) {
        return build == Build.BASE ? base : head;
    }
}
