package dev.backsight.store;

import java.util.Random;

/** Later versions of contents. */
public final class Edits {

    private Edits() {}

    /**
     * A copy in which {@code count} stretches of {@code length} bytes are overwritten, one in each of as many equal parts
     * of it: what is changed is exactly {@code count * length} bytes.
     */
    public static byte[] overwrite(byte[] content, long seed, int count, int length) {
        Random random = new Random(seed);
        byte[] edited = content.clone();
        byte[] fresh = new byte[length];
        int part = content.length / count;
        for (int i = 0; i < count; i++) {
            random.nextBytes(fresh);
            System.arraycopy(fresh, 0, edited, i * part + random.nextInt(part - length + 1), length);
        }
        return edited;
    }

    /** A copy with {@code inserted} before the byte at {@code position}. */
    public static byte[] insert(byte[] content, int position, byte[] inserted) {
        byte[] edited = new byte[content.length + inserted.length];
        System.arraycopy(content, 0, edited, 0, position);
        System.arraycopy(inserted, 0, edited, position, inserted.length);
        System.arraycopy(content, position, edited, position + inserted.length, content.length - position);
        return edited;
    }
}
