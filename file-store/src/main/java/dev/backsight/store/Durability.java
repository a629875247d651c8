package dev.backsight.store;

/** What an acknowledged put or delete survives. */
public enum Durability {
    /**
     * A crash of the process, of the operating system, and loss of power: everything is synchronised with the device
     * before the call returns.
     */
    POWER_LOSS,
    /**
     * A crash of the process, also by {@code kill -9}, but not of the machine: the operating system writes when it likes.
     * For caches and for data that can be made again.
     */
    PROCESS_CRASH
}
