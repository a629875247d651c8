package dev.backsight.store.objectstorage;

import java.util.Objects;

/** Who asks: an access key of S3, or an account of Azure and its key. The secret shows in no text and no exception. */
public final class Credentials {

    private final String id;
    private final String secret;

    private Credentials(String id, String secret) {
        this.id = id;
        this.secret = secret;
    }

    /**
     * @param id access key id, or account name: 1 to 128 printable ASCII characters
     * @param secret secret access key, or account key in base64: 1 to 1024 of them
     */
    public static Credentials of(String id, String secret) {
        if (!isPrintable(id, 128) || !isPrintable(secret, 1024)) {
            throw new IllegalArgumentException(
                    "credentials are an id of 1 to 128 and a secret of 1 to 1024 printable ASCII characters");
        }
        return new Credentials(id, secret);
    }

    private static boolean isPrintable(String text, int maxLength) {
        return !text.isEmpty() && text.length() <= maxLength && text.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    /** The part that is no secret. */
    public String id() {
        return id;
    }

    String secret() {
        return secret;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Credentials that && id.equals(that.id) && secret.equals(that.secret);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, secret);
    }

    @Override
    public String toString() {
        return "Credentials[id=" + id + ", secret hidden]";
    }
}
