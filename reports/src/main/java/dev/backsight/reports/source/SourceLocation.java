package dev.backsight.reports.source;

/**
 * A line of a source file.
 *
 * @param uri relative to the top of the repository, percent-encoded as RFC 3986 has it, with {@code /}
 * @param line counted from 1
 */
public record SourceLocation(String uri, int line) {

    public SourceLocation {
        if (uri.isBlank() || uri.startsWith("/") || uri.contains("\\")) {
            throw new IllegalArgumentException("not relative to a repository: " + uri);
        }
        if (line < 1) {
            throw new IllegalArgumentException("lines are counted from 1, not " + line);
        }
    }
}
