package dev.backsight.benchmarks.workload;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;

/** A service's request log, one JSON object a line: keys and words repeat, times, ids and figures do not. */
final class JsonLogLines {

    private static final String[] SERVICES = {"checkout", "catalogue", "identity", "search", "billing"};
    private static final String[] METHODS = {"GET", "GET", "GET", "POST", "PUT", "DELETE"};
    private static final String[] PATHS = {"/orders/", "/carts/", "/products/", "/users/", "/invoices/"};
    private static final int[] STATUSES = {200, 200, 200, 200, 201, 204, 304, 400, 404, 500};
    private static final String[] MESSAGES = {
        "request served",
        "request served from cache",
        "upstream answered late, served stale copy",
        "validation failed: quantity must be positive",
        "connection pool exhausted, waited for a connection"
    };

    private final Random random;
    private long epochMillis = 1_795_000_000_000L;

    JsonLogLines(long seed) {
        random = new Random(seed);
    }

    /** The first {@code size} bytes; the last line may be cut. */
    byte[] take(int size) {
        StringBuilder lines = new StringBuilder(size + 512);
        while (lines.length() < size) {
            appendLine(lines);
        }
        lines.setLength(size);
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void appendLine(StringBuilder line) {
        epochMillis += random.nextInt(40);
        int status = STATUSES[random.nextInt(STATUSES.length)];
        line.append("{\"time\":\"")
                .append(Instant.ofEpochMilli(epochMillis))
                .append("\",\"level\":\"")
                .append(status >= 500 ? "ERROR" : status >= 400 ? "WARN" : "INFO")
                .append("\",\"service\":\"")
                .append(pick(SERVICES))
                .append("\",\"trace\":\"")
                .append(Long.toHexString(random.nextLong()))
                .append("\",\"method\":\"")
                .append(pick(METHODS))
                .append("\",\"path\":\"/api/v1")
                .append(pick(PATHS))
                .append(random.nextInt(100_000))
                .append("\",\"status\":")
                .append(status)
                .append(",\"micros\":")
                .append(200 + random.nextInt(1 << (4 + random.nextInt(14))))
                .append(",\"bytes\":")
                .append(random.nextInt(65_536))
                .append(",\"message\":\"")
                .append(pick(MESSAGES))
                .append("\"}\n");
    }

    private String pick(String[] words) {
        return words[random.nextInt(words.length)];
    }
}
