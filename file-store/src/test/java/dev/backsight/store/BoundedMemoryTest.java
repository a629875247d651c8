package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.metadata.FileStat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedMemoryTest {

    @TempDir
    Path root;

    @Test
    void aFileSixteenTimesTheHeapGoesInAndComesOut() throws Exception {
        putAndGet(512L << 20, "-Xmx32m");
    }

    @Test
    @Tag("long")
    void fourGibibytesGoInAndComeOutThroughAHeapOf64Mebibytes() throws Exception {
        putAndGet(4L << 30, "-Xmx64m");
    }

    private void putAndGet(long size, String heap) throws Exception {
        ChildJvm child = ChildJvm.start(
                root, List.of(heap), Child.class, root.resolve("store").toString(), Long.toString(size));

        assertThat(child.outputLines()).containsExactly("whole");
        assertThat(child.exitCode()).isZero();
    }

    /** Puts and gets in a JVM of its own. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) throws IOException {
            long size = Long.parseLong(arguments[1]);
            FileStoreOptions quick = FileStoreOptions.defaults().withDurability(Durability.PROCESS_CRASH);
            try (FileStore store = FileStore.open(Path.of(arguments[0]), quick)) {
                FileStat stat = store.put("large", new Repeating(Contents.halfRandom(1, 1 << 20), size));
                MessageDigest digest = ContentId.newDigest();
                long copied = store.copyTo("large", new DigestOutputStream(OutputStream.nullOutputStream(), digest));
                boolean whole = copied == size
                        && stat.size() == size
                        && stat.contentId().equals(ContentId.fromBytes(digest.digest()));
                System.out.println(whole ? "whole" : "got " + copied + " bytes of another content");
            }
        }
    }

    /** A pattern over and over. */
    private static final class Repeating extends InputStream {

        private final byte[] pattern;
        private final long size;
        private long position;

        Repeating(byte[] pattern, long size) {
            this.pattern = pattern;
            this.size = size;
        }

        @Override
        public int read() {
            throw new AssertionError("the store reads whole blocks");
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (position == size) {
                return -1;
            }
            int from = (int) (position % pattern.length);
            int count = (int) Math.min(Math.min(length, pattern.length - from), size - position);
            System.arraycopy(pattern, from, target, offset, count);
            position += count;
            return count;
        }
    }
}
