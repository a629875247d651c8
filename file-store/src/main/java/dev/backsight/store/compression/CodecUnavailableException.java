package dev.backsight.store.compression;

/**
 * A codec is asked for whose library cannot be loaded: it is missing, or has no native part for this platform. Everything
 * that is compressed otherwise works on.
 */
public final class CodecUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Codec codec;

    /** @param artifact Maven coordinates of what is missing, without a version */
    CodecUnavailableException(Codec codec, String artifact, Throwable cause) {
        super(
                "codec " + codec + " cannot be used: its library for " + System.getProperty("os.name") + " on "
                        + System.getProperty("os.arch") + " cannot be loaded; see that " + artifact
                        + " is on the class path, and that native libraries may be unpacked to "
                        + System.getProperty("java.io.tmpdir") + " and loaded from there",
                cause);
        this.codec = codec;
    }

    /** The codec that does not work here. */
    public Codec codec() {
        return codec;
    }
}
