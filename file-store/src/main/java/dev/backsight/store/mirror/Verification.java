package dev.backsight.store.mirror;

/** How it is made sure that content has arrived, before a file refers to it. */
public enum Verification {
    /** The storage says that every part is there and has the right size. */
    SIZE,
    /** The content is read back and hashed: costs its transfer a second time. */
    READ_BACK
}
