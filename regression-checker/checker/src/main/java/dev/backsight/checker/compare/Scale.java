package dev.backsight.checker.compare;

/** On which scale the two sides are subtracted. */
enum Scale {
    /** Logs of times and rates: the difference is a ratio, and slow and fast machines spread alike. */
    LOG,
    /** Bytes as they are: an allocation of 0 has no log. */
    LINEAR
}
