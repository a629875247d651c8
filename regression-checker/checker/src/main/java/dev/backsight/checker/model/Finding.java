package dev.backsight.checker.model;

/**
 * Something about a machine that bears upon what is measured there.
 *
 * @param key names the kind of finding to programs, e.g. {@code stolen-time}; at most one of a kind per examination
 * @param seen what was found, with its figures
 * @param cost what it does to a measurement; empty exactly where all is well
 * @param mend what to do about it; empty exactly where all is well
 */
public record Finding(String key, Severity severity, String seen, String cost, String mend) {

    public Finding {
        if (!key.matches("[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException("a finding's key is words in lower case joined by '-', not: " + key);
        }
        if (seen.isBlank()) {
            throw new IllegalArgumentException(key + ": a finding says what was seen");
        }
        boolean fine = severity == Severity.OK;
        if (cost.isBlank() != fine || mend.isBlank() != fine) {
            throw new IllegalArgumentException(
                    key + ": a finding says what it costs and how to mend it, unless there is nothing to mend");
        }
    }

    public static Finding fine(String key, String seen) {
        return new Finding(key, Severity.OK, seen, "", "");
    }
}
