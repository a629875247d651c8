package dev.backsight.store.content;

import java.io.IOException;

/** Where the blocks of a content are. For one thread at a time. */
interface BlockTable {

    long blocks();

    /** @param number 0 to {@link #blocks} - 1 */
    Block block(long number) throws IOException;

    /** The block that has the original byte at that position, 0 to the content's size - 1. */
    Block at(long position) throws IOException;
}
