package dev.backsight.checker.model;

/**
 * A benchmark that was expected and did not deliver.
 *
 * @param reason one sentence
 * @param output the tail of what its process printed; may be empty
 */
public record Failure(BenchmarkId id, String reason, String output) {

    public Failure {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("the failure of " + id.label() + " needs a reason");
        }
    }
}
