package dev.backsight.store.access;

import java.util.Comparator;
import java.util.Locale;

/**
 * A role somebody has in a part of the name space.
 *
 * @param owner whether it is there because the principal owns that part; the role then is {@link Role#ADMIN}
 */
public record Grant(Principal principal, Role role, Prefix prefix, boolean owner) implements Comparable<Grant> {

    private static final Comparator<Grant> ORDER =
            Comparator.comparing(Grant::prefix).thenComparing(Grant::principal, Comparator.naturalOrder());

    /** @throws IllegalArgumentException if an owner has a lesser role */
    public Grant {
        if (owner && role != Role.ADMIN) {
            throw new IllegalArgumentException("the owner of '" + prefix + "' is its admin, not its " + role);
        }
    }

    public static Grant of(Principal principal, Role role, Prefix prefix) {
        return new Grant(principal, role, prefix, false);
    }

    public static Grant owner(Principal principal, Prefix prefix) {
        return new Grant(principal, Role.ADMIN, prefix, true);
    }

    /** By prefix, then principal: the order they are kept in. */
    @Override
    public int compareTo(Grant other) {
        return ORDER.compare(this, other);
    }

    /** Like "reader on 'a/b'" or "owner of everything". */
    public String describe() {
        String where = prefix.value().isEmpty() ? "everything" : "'" + prefix + "'";
        return owner ? "owner of " + where : role.name().toLowerCase(Locale.ROOT) + " on " + where;
    }
}
