package dev.backsight.store.compression;

/** One codec: all that knows its library. Stateless. */
interface BlockCodec {

    /** @param level a level that {@link Compression} has checked */
    BlockEncoder newEncoder(int level);

    BlockDecoder newDecoder();
}
