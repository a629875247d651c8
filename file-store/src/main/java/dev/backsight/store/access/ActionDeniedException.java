package dev.backsight.store.access;

import java.io.IOException;

/** An action was not allowed, and not done; the decision tells why, and is in the audit log. */
public final class ActionDeniedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Decision decision;

    ActionDeniedException(Decision decision) {
        super(decision.principal() + " may not " + decision.action() + " '" + decision.name() + "': "
                + decision.reason() + "; ask the owner or an admin for a grant");
        this.decision = decision;
    }

    /** Not serialised with the exception. */
    public Decision decision() {
        return decision;
    }
}
