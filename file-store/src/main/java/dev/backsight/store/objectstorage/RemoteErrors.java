package dev.backsight.store.objectstorage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.opendal.OpenDALException;

/**
 * OpenDAL's errors as ours. The binding tells their kind by a code, but whether they may pass only by a word in the
 * message: {@code temporary}, or {@code persistent} for one that was retried in vain.
 */
final class RemoteErrors {

    private static final int MAX_REASON = 300;
    private static final Pattern PASSING = Pattern.compile("^\\w+ \\((temporary|persistent)\\)");
    private static final Pattern SOURCE = Pattern.compile("\nSource:\\s*\n\\s*([^\n]+)");

    private final RemoteConfig config;

    RemoteErrors(RemoteConfig config) {
        this.config = config;
    }

    /** The native exception is no cause: its message is long, and what it quotes is not known to be free of secrets. */
    ObjectStorageException translate(String what, OpenDALException failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        String described = what + " at " + config.endpoint() + ", bucket " + config.bucket() + ": " + reason(message);
        boolean noBucket = message.contains("\"ContainerNotFound\"") || message.contains("\"NoSuchBucket\"");
        if (noBucket) {
            return new StorageFailedException(described + "; create the bucket, or name another", null);
        }
        return switch (failure.getCode()) {
            case NotFound -> new ObjectNotFoundException(described, null);
            case PermissionDenied ->
                new StorageDeniedException(described + "; check credentials and what they allow", null);
            case RateLimited -> new StorageUnavailableException(described, null);
            default ->
                PASSING.matcher(message).find()
                        ? new StorageUnavailableException(described, null)
                        : new StorageFailedException(described, null);
        };
    }

    private String reason(String message) {
        Matcher source = SOURCE.matcher(message);
        String first = message.lines().findFirst().orElse("no reason given");
        String reason = source.find() ? first + ": " + source.group(1) : first;
        String cut = reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) + "…" : reason;
        return cut.replace(config.credentials().secret(), "(hidden)");
    }
}
