package dev.backsight.store.validation;

import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.validation.Refusal.ImageBomb;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/**
 * Judges names, declared types and contents by a policy. Content that streams is judged by its beginning and its size
 * ({@link #admit}); content that can be read anywhere is judged as a whole, decompression bombs included
 * ({@link #judgeContent}), as only its end tells what a ZIP is.
 *
 * <p>Safe for use by many threads.
 */
public final class Validator {

    /** How much of a beginning is looked at, in bytes; more is never read ahead. */
    public static final int PREFIX_BYTES = 64 << 10;

    private final ValidationPolicy policy;
    private final NameCheck names;
    private final TypeCheck types;

    public Validator(ValidationPolicy policy) {
        this.policy = policy;
        this.names = new NameCheck(policy.names());
        this.types = new TypeCheck(policy);
    }

    /** The type a content has by its first bytes, at best {@value #PREFIX_BYTES} of them; nothing it claims is asked. */
    public static MediaType detect(byte[] prefix) {
        return new MediaType(TypeDetector.detect(prefix));
    }

    /** Why a name may not be, if so; the first reason found. */
    public Optional<Refusal> judgeName(String name) {
        return names.judge(name).map(refusal -> refusal);
    }

    /**
     * Judges a name, a declared type ({@link MediaType#OCTET_STREAM} declares nothing) and the beginning of a content: its
     * type, and the pixels an image announces.
     *
     * @param prefix the first {@value #PREFIX_BYTES} bytes, or all there are
     */
    public Optional<Refusal> judgeBeginning(String name, MediaType declared, byte[] prefix) {
        String detected = TypeDetector.detect(prefix);
        return judgeName(name)
                .or(() -> types.judge(name, declared, detected, prefix.length == 0))
                .or(() -> judgePixels(detected, prefix));
    }

    /**
     * Lets a stream in: judges like {@link #judgeBeginning}, then returns a stream of everything the source has, which
     * fails with {@link RefusedException} as soon as it proves longer than allowed. Closing it closes the source.
     *
     * @throws RefusedException if the beginning is refused; up to {@value #PREFIX_BYTES} bytes are then consumed
     * @throws IOException if the source fails
     */
    public InputStream admit(String name, MediaType declared, InputStream source) throws IOException {
        requireName(name);
        byte[] prefix = source.readNBytes(PREFIX_BYTES);
        require(judgeBeginning(name, declared, prefix));
        MediaType type = types.effective(declared, TypeDetector.detect(prefix));
        return new AdmittedStream(prefix, source, type, policy.maxSizeOf(type));
    }

    /**
     * Judges a name, a declared type and a whole content: what {@link #judgeBeginning} judges, the size, and what a
     * compressed container expands to. Reads a container once from beginning to end, and writes a temporary file for a ZIP
     * within a container; the channel is left at any position.
     *
     * @param content must not change meanwhile
     * @throws IOException if the channel or the temporary folder fails
     */
    public Optional<Refusal> judgeContent(String name, MediaType declared, SeekableByteChannel content)
            throws IOException {
        ChannelBytes bytes = new ChannelBytes(content);
        byte[] prefix;
        String detected;
        try {
            prefix = bytes.prefix(PREFIX_BYTES);
            detected = TypeDetector.detect(prefix);
            MediaType type = types.effective(declared, detected);
            Optional<Refusal> refusal = judgeBeginning(name, declared, prefix).or(() -> judgeSize(type, bytes.size()));
            if (refusal.isEmpty()) {
                // A JPEG's frame header may lie behind the prefix, beyond profiles and previews.
                refusal = judgePixels(detected, bytes);
            }
            if (refusal.isPresent()) {
                return refusal;
            }
        } catch (ChannelBytes.SourceFailure e) {
            throw e.failure();
        }
        return BombScan.judge(prefix, bytes, policy.bombs());
    }

    /** @throws RefusedException if {@link #judgeName} has a reason */
    public void requireName(String name) throws RefusedException {
        require(judgeName(name));
    }

    /**
     * @throws RefusedException if {@link #judgeContent} has a reason
     * @throws IOException if the channel or the temporary folder fails
     */
    public void requireContent(String name, MediaType declared, SeekableByteChannel content) throws IOException {
        require(judgeContent(name, declared, content));
    }

    private static void require(Optional<Refusal> refusal) throws RefusedException {
        if (refusal.isPresent()) {
            throw new RefusedException(refusal.get());
        }
    }

    private Optional<Refusal> judgeSize(MediaType type, long size) {
        long limit = policy.maxSizeOf(type);
        return size <= limit ? Optional.empty() : Optional.of(AdmittedStream.tooLarge(type, limit));
    }

    private Optional<Refusal> judgePixels(String detected, byte[] prefix) {
        try {
            return judgePixels(detected, RandomBytes.of(prefix));
        } catch (IOException e) {
            throw new IllegalStateException("reading from an array failed", e);
        }
    }

    private Optional<Refusal> judgePixels(String detected, RandomBytes bytes) throws IOException {
        long limit = policy.bombs().maxPixels();
        Optional<ImageDimensions> dimensions;
        try {
            dimensions = ImageDimensions.of(detected, bytes);
        } catch (RefusedException e) {
            return Optional.of(e.refusal());
        }
        return dimensions
                .filter(image -> image.pixels() > limit)
                .map(image -> new ImageBomb(
                        image.width(),
                        image.height(),
                        "the header of this " + detected + " announces " + image.width() + " x " + image.height()
                                + " pixels; at most " + limit + " in all are allowed"));
    }
}
