package dev.backsight.store.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The first bytes of a stream, kept until it is known whether they are all. */
final class Beginning {

    private static final int FIRST_PIECE = 16 << 10;

    private final List<InputStream> pieces = new ArrayList<>();
    private long length;

    /** Reads up to {@code limit} bytes. */
    static Beginning read(InputStream source, long limit) throws IOException {
        Beginning beginning = new Beginning();
        int size = FIRST_PIECE;
        while (beginning.length < limit) {
            byte[] piece = new byte[(int) Math.min(size, limit - beginning.length)];
            int count = source.readNBytes(piece, 0, piece.length);
            beginning.pieces.add(new ByteArrayInputStream(piece, 0, count));
            beginning.length += count;
            if (count < piece.length) {
                break;
            }
            size = Math.min(2 * size, ContentDirectory.BLOCK_SIZE);
        }
        return beginning;
    }

    /** In bytes. */
    long length() {
        return length;
    }

    /** Everything that was read, followed by what is left of the source. To be used once. */
    InputStream followedBy(InputStream source) {
        pieces.add(source);
        return new SequenceInputStream(Collections.enumeration(pieces));
    }
}
