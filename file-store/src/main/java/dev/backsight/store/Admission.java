package dev.backsight.store;

import dev.backsight.store.content.ContentReader;
import dev.backsight.store.content.StagedContent;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.StoreMonitor;
import dev.backsight.store.validation.RefusedException;
import dev.backsight.store.validation.ValidationPolicy;
import dev.backsight.store.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import org.apache.commons.io.channels.ByteArraySeekableByteChannel;

/**
 * Lets a put in or refuses it, by a policy, and has that recorded. What streams is judged twice: by its beginning and size
 * on the way in, and as a whole once it is staged, since only then can its end be looked at.
 */
final class Admission {

    private final Validator validator;
    private final StoreMonitor monitor;

    Admission(ValidationPolicy policy, StoreMonitor monitor) {
        this.validator = new Validator(policy);
        this.monitor = monitor;
    }

    /** @throws RefusedException if no file may have that name */
    void requireName(FileName name) throws IOException {
        judged(0, () -> validator.requireName(name.value()));
    }

    /** @throws RefusedException if that content may not come in */
    void require(FileName name, MediaType declared, byte[] content) throws IOException {
        judged(
                content.length,
                () -> validator.requireContent(name.value(), declared, ByteArraySeekableByteChannel.wrap(content)));
    }

    private void judged(long bytes, Judging judging) throws IOException {
        long started = monitor.start();
        try {
            judging.run();
            monitor.succeeded(Operation.VALIDATE, started, bytes);
        } catch (Throwable e) {
            monitor.failed(Operation.VALIDATE, started);
            throw e;
        }
    }

    /**
     * Stages a source that is let in.
     *
     * @return what may be published
     * @throws RefusedException if it may not come in; nothing stays of it
     */
    StagedContent stage(FileName name, MediaType declared, InputStream source, Staging staging) throws IOException {
        long started = monitor.start();
        try {
            InputStream admitted = validator.admit(name.value(), declared, source);
            long nanos = monitor.elapsed(started);
            StagedContent staged = staging.stage(admitted);
            try {
                long from = monitor.elapsed(started);
                judge(name, declared, staged);
                monitor.succeededWithin(Operation.VALIDATE, nanos + monitor.elapsed(started) - from, staged.size());
                return staged;
            } catch (Throwable e) {
                close(staged, e);
                throw e;
            }
        } catch (RefusedException e) {
            monitor.failedWithin(Operation.VALIDATE);
            throw e;
        }
    }

    private void judge(FileName name, MediaType declared, StagedContent staged) throws IOException {
        try (ContentReader content = open(name, staged)) {
            validator.requireContent(name.value(), declared, new ContentChannel(content::read, content.size()));
        }
    }

    private static ContentReader open(FileName name, StagedContent staged) throws IOException {
        try {
            return staged.open(name.value());
        } catch (NoSuchFileException e) {
            // What it borrows from was deleted since.
            staged.standAlone();
            return staged.open(name.value());
        }
    }

    private static void close(StagedContent staged, Throwable reason) {
        try {
            staged.close();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    @FunctionalInterface
    interface Staging {

        StagedContent stage(InputStream source) throws IOException;
    }

    @FunctionalInterface
    private interface Judging {

        void run() throws IOException;
    }
}
