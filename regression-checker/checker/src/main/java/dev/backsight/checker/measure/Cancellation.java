package dev.backsight.checker.measure;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Tells a running measurement to stop: its processes end at once, and what is complete so far is returned. */
public final class Cancellation {

    private final CompletableFuture<String> reason = new CompletableFuture<>();

    /**
     * Stops the measurement. Any thread may call this, any number of times; the first reason counts.
     *
     * @param why a clause that follows "measuring stopped: ", e.g. {@code interrupted}
     */
    public void cancel(String why) {
        reason.complete(why);
    }

    public boolean isCancelled() {
        return reason.isDone();
    }

    /** Why; empty as long as nobody cancelled. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason.getNow(null));
    }

    /** Completes when cancelled. */
    public CompletableFuture<String> asFuture() {
        return reason.copy();
    }
}
