package dev.backsight.store.access;

import java.util.Optional;

/**
 * An answer to "may they?".
 *
 * @param name the file, or for {@link Action#LIST} and {@link Action#ADMINISTER} the prefix
 * @param reason why, in a sentence without control characters
 * @param grant the one that decided; empty exactly if denied
 */
public record Decision(Principal principal, Action action, String name, String reason, Optional<Grant> grant) {

    public boolean isAllowed() {
        return grant.isPresent();
    }
}
