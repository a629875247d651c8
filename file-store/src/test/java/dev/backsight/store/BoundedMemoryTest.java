package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.objectcontent.ObjectContentBackend;
import dev.backsight.store.objectstorage.ObjectStorage;
import dev.backsight.store.objectstorage.S3Proxy;
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

    private static final String LOCAL = "local";
    private static final String DIRECTORY = "directory";

    @TempDir
    Path root;

    @Test
    void aFileSixteenTimesTheHeapGoesInAndComesOut() throws Exception {
        putAndGet(512L << 20, "-Xmx32m", LOCAL);
    }

    @Test
    void contentsInAnObjectStorageTakeAHeapOf64Mebibytes() throws Exception {
        putAndGet(160L << 20, "-Xmx64m", DIRECTORY);
    }

    @Test
    @Tag("long")
    void fourGibibytesGoInAndComeOutThroughAHeapOf64Mebibytes() throws Exception {
        putAndGet(4L << 30, "-Xmx64m", LOCAL);
    }

    /** Sixteen times the heap. Four gibibytes show no more and take minutes, since each byte goes through a server as well. */
    @Test
    @Tag("long")
    void aGibibyteGoesToS3AndBackThroughAHeapOf64Mebibytes() throws Exception {
        toS3AndBack(1L << 30);
    }

    @Test
    @Tag("soak")
    void fourGibibytesGoToS3AndBackThroughAHeapOf64Mebibytes() throws Exception {
        toS3AndBack(4L << 30);
    }

    private void toS3AndBack(long size) throws Exception {
        try (S3Proxy server = S3Proxy.startForGigabytes(root.resolve("s3"))) {
            putAndGet(size, "-Xmx64m", Integer.toString(server.port()));
        }
    }

    private void putAndGet(long size, String heap, String where) throws Exception {
        ChildJvm child = ChildJvm.start(root, List.of(heap), Child.class, root.toString(), Long.toString(size), where);

        assertThat(child.outputLines()).containsExactly("whole");
        assertThat(child.exitCode()).isZero();
    }

    /** Puts and gets in a JVM of its own. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) throws IOException {
            long size = Long.parseLong(arguments[1]);
            Path root = Path.of(arguments[0]);
            FileStoreOptions quick = FileStoreOptions.defaults().withDurability(Durability.PROCESS_CRASH);
            if (arguments[2].equals(LOCAL)) {
                putAndGet(root.resolve("store"), quick, size);
                return;
            }
            try (ObjectStorage storage = arguments[2].equals(DIRECTORY)
                    ? ObjectStorage.directory(root.resolve("objects"))
                    : ObjectStorage.open(S3Proxy.configOf(Integer.parseInt(arguments[2])))) {
                putAndGet(root.resolve("store"), quick.withBackend(new ObjectContentBackend(storage)), size);
            }
        }

        private static void putAndGet(Path directory, FileStoreOptions options, long size) throws IOException {
            try (FileStore store = FileStore.open(directory, options)) {
                FileStat stat = store.put("large", new Repeating(pattern(), size));
                MessageDigest digest = ContentId.newDigest();
                long copied = store.copyTo("large", new DigestOutputStream(OutputStream.nullOutputStream(), digest));
                boolean whole = copied == size
                        && stat.size() == size
                        && stat.contentId().equals(ContentId.fromBytes(digest.digest()));
                System.out.println(whole ? "whole" : "got " + copied + " bytes of another content");
            }
        }
    }

    /** Half text and half random, in stretches so long that what cannot shrink is seen not to, and stored as it is. */
    private static byte[] pattern() {
        byte[] pattern = Contents.random(1, 1 << 20);
        byte[] text = Contents.text(1, pattern.length / 2);
        System.arraycopy(text, 0, pattern, 0, text.length);
        return pattern;
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
