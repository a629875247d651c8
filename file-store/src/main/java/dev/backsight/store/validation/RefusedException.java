package dev.backsight.store.validation;

import java.io.IOException;

/** Carries a {@link Refusal} through code that streams; the message is the refusal's sentence. */
public final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedException(Refusal refusal) {
        super(refusal.sentence());
        this.refusal = refusal;
    }

    /** What was refused and why. */
    public Refusal refusal() {
        return refusal;
    }
}
