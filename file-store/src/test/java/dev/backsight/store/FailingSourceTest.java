package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailingSourceTest {

    @TempDir
    Path root;

    private FileStore store;

    @BeforeEach
    void open() throws IOException {
        store = FileStore.open(root);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void takesASourceThatHandsOutItsBytesInDriblets() throws IOException {
        byte[] content = Contents.halfRandom(1, 700_000);
        Random random = new Random(2);
        InputStream driblets = new FilterInputStream(new ByteArrayInputStream(content)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, 1 + random.nextInt(5000)));
            }
        };

        store.put("file", driblets);

        assertThat(store.get("file")).isEqualTo(content);
    }

    @Test
    void aSourceThatFailsMidwayLeavesNothingAndTheOldFileInPlace() throws IOException {
        byte[] old = Contents.random(3, 1000);
        store.put("file", old);
        for (int good : new int[] {0, 1, 262_144, 600_000}) {
            InputStream failing =
                    new SequenceInputStream(new ByteArrayInputStream(Contents.random(4, good)), new EndingStream(() -> {
                        throw new IOException("connection reset after " + good);
                    }));

            assertThatThrownBy(() -> store.put("file", failing)).hasMessage("connection reset after " + good);
            assertThatThrownBy(() -> store.put("other", new EndingStream(() -> {
                        throw new StackOverflowError();
                    })))
                    .isInstanceOf(StackOverflowError.class);
        }

        assertThat(Contents.temporary(root)).isEmpty();
        assertThat(Contents.stored(root)).hasSize(1);
        assertThat(store.get("file")).isEqualTo(old);
        assertThat(store.stat("other")).isEmpty();
    }

    @Test
    void aPutThatIsStillReadingWhenTheStoreClosesFailsAndLeavesNothing() throws IOException {
        InputStream closing =
                new SequenceInputStream(new ByteArrayInputStream(Contents.random(5, 300_000)), new EndingStream(store));

        assertThatThrownBy(() -> store.put("file", closing))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");

        assertThat(Contents.temporary(root)).isEmpty();
        assertThat(Contents.stored(root)).isEmpty();
    }

    /** A stream without bytes that does something when it is read. */
    private static final class EndingStream extends InputStream {

        private final Closeable end;

        EndingStream(Closeable end) {
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            end.close();
            return -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return read();
        }
    }
}
