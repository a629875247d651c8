package dev.backsight.checker.gate;

/** What is measured of two builds. */
public enum Selection {
    /** Every benchmark they have in common. */
    ALL,
    /** Those that may run different code in them; the others are unchanged by proof, and a few of them serve as controls. */
    CHANGED
}
