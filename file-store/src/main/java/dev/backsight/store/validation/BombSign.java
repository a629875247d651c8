package dev.backsight.store.validation;

/** What gave a decompression bomb away. */
public enum BombSign {
    /** It expands to more bytes than allowed, all levels of nesting added up. */
    TOTAL,
    /** It expands to too many times its own size. */
    RATIO,
    /** It has too many entries, all levels added up. */
    ENTRIES,
    /** Containers in containers, too deep. */
    DEPTH,
    /** Entries of a ZIP share bytes: D. Fifield, "A better zip bomb", WOOT 2019. */
    OVERLAP
}
