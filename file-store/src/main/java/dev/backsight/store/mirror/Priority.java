package dev.backsight.store.mirror;

/** Who is mirrored first. The order is strict: a lower one waits while there is any task of a higher one to be done. */
public enum Priority {
    HIGH,
    NORMAL,
    LOW
}
