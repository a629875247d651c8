package dev.backsight.store.access;

import dev.backsight.store.identity.FileName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All grants of one moment, immutable. What no grant allows is denied. There are no grants that deny, so the order of
 * grants does not matter; where several allow the same, the one with the longest prefix is named.
 *
 * <p>A principal has at most one role, and a part of the name space at most one owner, for each prefix. Ownership is of
 * prefixes, too: whoever owns {@code home/ann} may do everything there, which includes giving others a share, and
 * nobody has to note an owner with each file. An owner of a larger part keeps that right inside.
 */
public final class AccessPolicy {

    /** Upper bound of the number of grants. */
    public static final int MAX_GRANTS = 100_000;

    /** Nobody may do anything. */
    public static final AccessPolicy EMPTY = new AccessPolicy(List.of());

    private final List<Grant> grants;
    private final Map<Principal, NavigableMap<String, Grant>> byPrincipal = new HashMap<>();

    /** @throws IllegalArgumentException if there are too many, or two for the same principal or owner and prefix */
    public AccessPolicy(Collection<Grant> grants) {
        if (grants.size() > MAX_GRANTS) {
            throw new IllegalArgumentException(
                    "there are at most " + MAX_GRANTS + " grants, not " + grants.size() + "; grant larger parts");
        }
        this.grants = grants.stream().sorted().toList();
        Map<Prefix, Principal> owners = new HashMap<>();
        for (Grant grant : this.grants) {
            Grant other = byPrincipal
                    .computeIfAbsent(grant.principal(), p -> new TreeMap<>())
                    .put(grant.prefix().value(), grant);
            if (other != null) {
                throw new IllegalArgumentException("'" + grant.principal() + "' is both " + other.describe() + " and "
                        + grant.describe() + "; keep one");
            }
            Principal owner = grant.owner() ? owners.put(grant.prefix(), grant.principal()) : null;
            if (owner != null) {
                throw new IllegalArgumentException(
                        "both '" + owner + "' and '" + grant.principal() + "' are " + grant.describe() + "; keep one");
            }
        }
    }

    /** In order of prefix, then principal. */
    public List<Grant> grants() {
        return grants;
    }

    /** The owner of a name: that of the longest prefix that has one and covers it. */
    public Optional<Principal> owner(String name) {
        return grants.stream()
                .filter(grant -> grant.owner() && grant.prefix().covers(name))
                .max(Comparator.comparingInt(grant -> grant.prefix().value().length()))
                .map(Grant::principal);
    }

    /**
     * Decides. A pure function of its arguments and the grants; looks up as many prefixes as the name has segments.
     *
     * @param name the file; for {@link Action#LIST} and {@link Action#ADMINISTER} a prefix. A listing is also allowed to
     *     those who may list something below the prefix, since they are shown only that.
     * @throws dev.backsight.store.identity.InvalidNameException if no name can begin like this
     */
    public Decision decide(Principal principal, Action action, String name) {
        // Bounded, too: below, each '/' costs a copy of what is before it.
        FileName.encodePrefix(name);
        NavigableMap<String, Grant> own = byPrincipal.get(principal);
        if (own == null) {
            return denied(principal, action, name, "has no grant at all");
        }
        Grant deciding = covering(own, action, name);
        if (deciding == null && action == Action.LIST) {
            deciding = below(own, name);
        }
        if (deciding == null) {
            return denied(principal, action, name, "has no grant that allows it here");
        }
        String reason = "'" + principal + "' is " + deciding.describe();
        return new Decision(principal, action, name, reason, Optional.of(deciding));
    }

    private static Decision denied(Principal principal, Action action, String name, String why) {
        return new Decision(principal, action, name, "'" + principal + "' " + why, Optional.empty());
    }

    /** From the name itself over its ancestors to everything. */
    private static @Nullable Grant covering(Map<String, Grant> own, Action action, String name) {
        String prefix = name;
        while (true) {
            Grant grant = own.get(prefix);
            if (grant != null && grant.role().permits(action)) {
                return grant;
            }
            if (prefix.isEmpty()) {
                return null;
            }
            prefix = prefix.substring(0, Math.max(0, prefix.lastIndexOf('/')));
        }
    }

    private static @Nullable Grant below(NavigableMap<String, Grant> own, String beginning) {
        // Names of a listing begin with the text, whole segments or not; so do the prefixes that may cover some.
        Map.Entry<String, Grant> first = own.ceilingEntry(beginning);
        return first != null && first.getKey().startsWith(beginning) ? first.getValue() : null;
    }

    /** With that grant instead of any the principal has for the prefix, and of another owner if it makes one. */
    AccessPolicy with(Grant added) {
        List<Grant> next = new ArrayList<>(grants);
        next.removeIf(grant -> grant.prefix().equals(added.prefix())
                && (grant.principal().equals(added.principal()) || (grant.owner() && added.owner())));
        next.add(added);
        return new AccessPolicy(next);
    }

    /** Without what the principal has for exactly that prefix. */
    AccessPolicy without(Principal principal, Prefix prefix) {
        return new AccessPolicy(grants.stream()
                .filter(grant ->
                        !grant.principal().equals(principal) || !grant.prefix().equals(prefix))
                .toList());
    }
}
