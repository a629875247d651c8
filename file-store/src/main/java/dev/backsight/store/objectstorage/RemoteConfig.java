package dev.backsight.store.objectstorage;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where a bucket is and how to talk to it.
 *
 * @param endpoint {@code http} or {@code https}, a host, and a path if the server wants one: with Azure's emulator the
 *     account's name
 * @param bucket S3's bucket or Azure's container, 3 to 63 characters of {@code a-z 0-9 . -}
 * @param prefix what all keys begin with in the bucket: empty, or an {@link ObjectKey}
 * @param region S3's region; empty with Azure
 * @param timeout how long a single request may take, 1 ms to an hour
 * @param retries how often a request that failed for a passing reason is repeated at once, 0 to 10
 */
public record RemoteConfig(
        Service service,
        URI endpoint,
        String bucket,
        String prefix,
        String region,
        Credentials credentials,
        Duration timeout,
        int retries) {

    /** What the server speaks. */
    public enum Service {
        S3,
        AZURE_BLOB
    }

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration MAX_TIMEOUT = Duration.ofHours(1);
    private static final int DEFAULT_RETRIES = 2;
    private static final int MAX_RETRIES = 10;

    public RemoteConfig {
        boolean http = "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
        if (!http
                || endpoint.getHost() == null
                || endpoint.getUserInfo() != null
                || endpoint.getQuery() != null
                || endpoint.getFragment() != null) {
            // Not the URI itself: what is wrong with it may be that it holds a password.
            throw new IllegalArgumentException(
                    "an endpoint is an http or https URI with a host, and without user, query and fragment");
        }
        if (!BUCKET.matcher(bucket).matches()) {
            throw new IllegalArgumentException(
                    "a bucket has 3 to 63 characters of a-z 0-9 . -, but this one has " + bucket.length());
        }
        if (!prefix.isEmpty() && !ObjectKey.isKey(prefix)) {
            throw new IllegalArgumentException("the prefix in a bucket is empty or an object key, and this is neither");
        }
        if (service == Service.S3 && !REGION.matcher(region).matches()) {
            throw new IllegalArgumentException("a region of S3 has 1 to 64 characters of a-z 0-9 -");
        }
        if (timeout.toMillis() < 1 || timeout.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException("a request may take 1 ms to " + MAX_TIMEOUT + ", not " + timeout);
        }
        if (retries < 0 || retries > MAX_RETRIES) {
            throw new IllegalArgumentException("a request is repeated 0 to " + MAX_RETRIES + " times, not " + retries);
        }
    }

    /** A bucket of S3, or of a server that speaks its protocol; a minute a request, repeated twice. */
    public static RemoteConfig s3(URI endpoint, String bucket, String region, Credentials credentials) {
        return new RemoteConfig(
                Service.S3, endpoint, bucket, "", region, credentials, DEFAULT_TIMEOUT, DEFAULT_RETRIES);
    }

    /** A container of Azure Blob; a minute a request, repeated twice. */
    public static RemoteConfig azure(URI endpoint, String container, Credentials credentials) {
        return new RemoteConfig(
                Service.AZURE_BLOB, endpoint, container, "", "", credentials, DEFAULT_TIMEOUT, DEFAULT_RETRIES);
    }

    public RemoteConfig withPrefix(String other) {
        return new RemoteConfig(service, endpoint, bucket, other, region, credentials, timeout, retries);
    }

    public RemoteConfig withTimeout(Duration other) {
        return new RemoteConfig(service, endpoint, bucket, prefix, region, credentials, other, retries);
    }

    public RemoteConfig withRetries(int other) {
        return new RemoteConfig(service, endpoint, bucket, prefix, region, credentials, timeout, other);
    }

    /** OpenDAL's name of the service. */
    String scheme() {
        return service == Service.S3 ? "s3" : "azblob";
    }

    /** OpenDAL's options; with what is said here and nothing from the environment or a cloud's metadata service. */
    Map<String, String> options() {
        String root = "/" + prefix;
        return switch (service) {
            case S3 ->
                Map.of(
                        "endpoint",
                        endpoint.toString(),
                        "bucket",
                        bucket,
                        "root",
                        root,
                        "region",
                        region,
                        "access_key_id",
                        credentials.id(),
                        "secret_access_key",
                        credentials.secret(),
                        "disable_config_load",
                        "true",
                        "disable_ec2_metadata",
                        "true");
            case AZURE_BLOB ->
                Map.of(
                        "endpoint", endpoint.toString(),
                        "container", bucket,
                        "root", root,
                        "account_name", credentials.id(),
                        "account_key", credentials.secret());
        };
    }
}
