package dev.backsight.benchmarks.identity;

import dev.backsight.store.chunking.FastCdc;
import dev.backsight.store.content.Chunking;
import dev.backsight.store.identity.ContentId;

/** What a put computes of a large content before it knows whether the store has it, or parts of it, already. */
public record HashAndChunk(FastCdc cdc) {

    /** With chunks of the store's default sizes. */
    static HashAndChunk standard() {
        return new HashAndChunk(new FastCdc(Chunking.standard().sizes()));
    }

    Result of(byte[] content) {
        return new Result(ContentId.of(content), chunks(content));
    }

    /** How many chunks it is cut into. */
    int chunks(byte[] content) {
        int chunks = 0;
        for (int at = 0; at < content.length; chunks++) {
            at += cdc.cut(content, at, content.length - at).length();
        }
        return chunks;
    }

    /** What a content is known by, and how many pieces it has. */
    public record Result(ContentId id, int chunks) {}
}
